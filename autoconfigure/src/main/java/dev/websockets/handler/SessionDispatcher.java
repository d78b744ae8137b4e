package dev.websockets.handler;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketException;

/**
 * Gives the messages of one session to the handler methods of its client: on the threads
 * of the subscription, one after the other, or in the {@link Lane} of a method that
 * handles several at a time. A further message is asked for when one has been handled, so
 * that slow methods hold back the peer. After the last call has returned, the end of the
 * session is handled.
 */
final class SessionDispatcher implements Flow.Subscriber<Message> {

	private static final Log logger = LogFactory.getLog(SessionDispatcher.class);

	private final MessageRoutes routes;

	private final Invocation base;

	private final PayloadReader reader;

	private final HandlerFailures failures;

	private final Runnable ended;

	private final Map<HandlerMethod, Lane> lanes = new IdentityHashMap<>();

	/** Messages that are being handled, and one for the subscription itself. */
	private final AtomicInteger running = new AtomicInteger(1);

	private final AtomicBoolean unhandledLogged = new AtomicBoolean();

	private Flow.@Nullable Subscription subscription;

	SessionDispatcher(MessageRoutes routes, Invocation base, HandlerFailures failures, Executor executor,
			Runnable ended) {
		this.routes = routes;
		this.base = base;
		this.reader = (message, type) -> PayloadReader.of(base.session().converter()).read(message, type);
		this.failures = failures;
		this.ended = ended;
		for (HandlerMethod method : routes.methods()) {
			int concurrency = method.declaration().concurrency();
			if (concurrency > 1) {
				this.lanes.put(method, new Lane(concurrency, executor));
			}
		}
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(this.routes.concurrency());
	}

	@Override
	public void onNext(Message message) {
		this.running.incrementAndGet();
		List<Delivery> deliveries = select(message);
		AtomicInteger left = new AtomicInteger(deliveries.size() + 1);
		for (Delivery delivery : deliveries) {
			Invocation invocation = this.base.withMessage(message, delivery.payload());
			run(delivery.method(), () -> {
				this.failures.guard(delivery.method(), invocation);
				handled(left);
			});
		}
		handled(left);
	}

	private List<Delivery> select(Message message) {
		try {
			List<Delivery> deliveries = this.routes.select(message, this.reader);
			if (deliveries.isEmpty() && this.unhandledLogged.compareAndSet(false, true)) {
				logger.warn("No @WebSocketHandler method of client '" + this.base.connection().name()
						+ "' takes a message of " + message.size() + " bytes on session " + this.base.session().id()
						+ "; further ones of this session are not logged");
			}
			return deliveries;
		}
		catch (Throwable ex) {
			this.failures.messageFailed(ex, this.base);
			return List.of();
		}
	}

	private void run(HandlerMethod method, Runnable call) {
		Lane lane = this.lanes.get(method);
		if (lane != null) {
			lane.submit(call);
		}
		else {
			call.run();
		}
	}

	private void handled(AtomicInteger left) {
		if (left.decrementAndGet() == 0) {
			if (this.subscription != null) {
				this.subscription.request(1);
			}
			finish();
		}
	}

	@Override
	public void onComplete() {
		finish();
	}

	@Override
	public void onError(Throwable error) {
		if (!(error instanceof WebSocketException)) {
			this.failures.messageFailed(new IllegalStateException("Messages cannot be dispatched", error), this.base);
		}
		finish();
	}

	private void finish() {
		if (this.running.decrementAndGet() == 0) {
			this.ended.run();
		}
	}

}
