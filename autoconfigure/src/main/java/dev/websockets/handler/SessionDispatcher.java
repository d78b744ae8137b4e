package dev.websockets.handler;

import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketException;

/**
 * Gives the messages of one session to the handler methods of its client, one after the
 * other, on the threads of the subscription. The next message is asked for when the
 * present one has been handled, so that a slow method holds back the peer. After the last
 * call has returned, the end of the session is handled.
 */
final class SessionDispatcher implements Flow.Subscriber<Message> {

	private static final Log log = LogFactory.getLog(SessionDispatcher.class);

	private final MessageRoutes routes;

	private final Invocation base;

	private final PayloadReader reader;

	private final HandlerFailures failures;

	private final ConcurrentCalls calls;

	private final Runnable ended;

	/** Calls that run on the executor, and one for the subscription itself. */
	private final AtomicInteger running = new AtomicInteger(1);

	private final AtomicBoolean unhandled = new AtomicBoolean();

	private Flow.@Nullable Subscription subscription;

	SessionDispatcher(MessageRoutes routes, Invocation base, HandlerFailures failures, ConcurrentCalls calls,
			Runnable ended) {
		this.routes = routes;
		this.base = base;
		this.reader = (message, type) -> PayloadReader.of(base.session().converter()).read(message, type);
		this.failures = failures;
		this.calls = calls;
		this.ended = ended;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(Message message) {
		try {
			dispatch(message, this.routes.select(message, this.reader));
		}
		catch (RuntimeException ex) {
			this.failures.messageFailed(ex, this.base);
		}
		finally {
			requestNext();
		}
	}

	private void dispatch(Message message, List<Delivery> deliveries) {
		if (deliveries.isEmpty() && this.unhandled.compareAndSet(false, true)) {
			log.warn("No @WebSocketHandler method of client '" + this.base.connection().name() + "' takes a message of "
					+ message.size() + " bytes on session " + this.base.session().id()
					+ "; further ones of this session are not logged");
		}
		for (Delivery delivery : deliveries) {
			Invocation invocation = this.base.withMessage(message, delivery.payload());
			this.running.incrementAndGet();
			this.calls.run(delivery.method(), () -> {
				this.failures.guard(delivery.method(), invocation);
				finish();
			});
		}
	}

	private void requestNext() {
		if (this.subscription != null) {
			this.subscription.request(1);
		}
	}

	@Override
	public void onComplete() {
		finish();
	}

	@Override
	public void onError(Throwable error) {
		if (!(error instanceof WebSocketException)) {
			this.failures.messageFailed(new IllegalStateException("The messages cannot be dispatched", error),
					this.base);
		}
		finish();
	}

	private void finish() {
		if (this.running.decrementAndGet() == 0) {
			this.ended.run();
		}
	}

}
