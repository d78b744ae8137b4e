package dev.websockets.handler;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * Gives the messages of one session to the handler methods of its client or endpoint: on
 * the threads of the subscription, one after the other, or in the {@link Lane} of a
 * method that handles several at a time. A further message is asked for when one has been
 * handled, and there are not too many late replies, so that slow methods hold back the
 * peer. After the last call has returned, the end of the session is handled.
 */
final class SessionDispatcher implements Flow.Subscriber<Message> {

	private final MessageHandling messages;

	private final Invocation base;

	private final PayloadReader reader;

	private final HandlerFailures failures;

	private final Runnable ended;

	private final Map<HandlerMethod, Lane> lanes = new IdentityHashMap<>();

	/** Messages that are being handled, and one for the subscription itself. */
	private final AtomicInteger running = new AtomicInteger(1);

	private Flow.@Nullable Subscription subscription;

	/**
	 * Create the dispatcher.
	 * @param messages how messages find their methods
	 * @param base the session
	 * @param failures told of what fails
	 * @param executor runs the lanes
	 * @param ended called after the last message of the session has been handled
	 */
	SessionDispatcher(MessageHandling messages, Invocation base, HandlerFailures failures, Executor executor,
			Runnable ended) {
		this.messages = messages;
		this.base = base;
		this.reader = PayloadReader.of(base.session().converter());
		this.failures = failures;
		this.ended = ended;
		for (HandlerMethod method : messages.routes().methods()) {
			int concurrency = method.declaration().concurrency();
			if (concurrency > 1) {
				this.lanes.put(method, new Lane(concurrency, executor));
			}
		}
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(this.messages.routes().concurrency());
	}

	@Override
	public void onNext(Message message) {
		this.running.incrementAndGet();
		AtomicInteger left = new AtomicInteger(1);
		try {
			dispatch(new Arrival(message, this.messages.envelopes().read(message)), left);
		}
		catch (Throwable ex) {
			this.failures.messageFailed(ex, this.base);
		}
		finally {
			handled(left);
		}
	}

	private void dispatch(Arrival arrival, AtomicInteger left) {
		List<Delivery> deliveries = select(arrival);
		Delivery answering = answering(deliveries);
		for (Delivery delivery : deliveries) {
			Invocation invocation = this.base.withArrival((delivery == answering) ? arrival : arrival.unanswered(),
					delivery.payload());
			left.incrementAndGet();
			run(delivery.method(), () -> {
				try {
					this.failures.guard(delivery.method(), invocation);
				}
				finally {
					handled(left);
				}
			});
		}
	}

	/**
	 * Which of the methods answers a request, by its reply or its failure.
	 */
	private static @Nullable Delivery answering(List<Delivery> deliveries) {
		return deliveries.stream()
			.filter((delivery) -> delivery.method().reply().expected())
			.findFirst()
			.orElse(deliveries.isEmpty() ? null : deliveries.get(0));
	}

	private List<Delivery> select(Arrival arrival) {
		try {
			List<Delivery> deliveries = arrival.isAnswer() ? List.of()
					: this.messages.routes().select(arrival, this.reader);
			if (deliveries.isEmpty()) {
				answerUnknown(arrival);
				this.messages.unknown().accept(arrival, this.base);
			}
			return deliveries;
		}
		catch (WebSocketUnknownTypeException ex) {
			sink(arrival).failed(ex);
			this.messages.unknown().accept(ex, this.base);
			return List.of();
		}
		catch (Throwable ex) {
			sink(arrival).failed(ex);
			throw ex;
		}
	}

	private void answerUnknown(Arrival arrival) {
		ReplySink sink = sink(arrival);
		if (sink.awaited()) {
			sink.failed(arrival.unknown());
		}
	}

	private ReplySink sink(Arrival arrival) {
		return ReplySink.of(this.base.withArrival(arrival, null));
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
			this.base.late().whenRoom(this::askForMore);
			finish();
		}
	}

	private void askForMore() {
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
