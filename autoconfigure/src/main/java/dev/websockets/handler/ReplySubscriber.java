package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a publisher gives, in order, on another thread than the publisher's. A
 * further element is asked for when the outgoing queue has taken one, so that at most
 * {@value #DEMAND} wait here.
 */
final class ReplySubscriber implements Flow.Subscriber<Object>, LateReply {

	static final int DEMAND = 16;

	private static final Log logger = LogFactory.getLog(ReplySubscriber.class);

	private final @Nullable Type type;

	private final Outlet outlet;

	private final CompletableFuture<Void> sent = new CompletableFuture<>();

	private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

	/** Elements that were asked for and have not come. */
	private final AtomicInteger demand = new AtomicInteger();

	private volatile boolean terminated;

	private volatile boolean empty = true;

	ReplySubscriber(@Nullable Type type, Outlet outlet) {
		this.type = type;
		this.outlet = outlet;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		Objects.requireNonNull(subscription, "subscription");
		if (!this.subscription.compareAndSet(null, subscription) || this.sent.isDone()) {
			subscription.cancel();
			return;
		}
		this.demand.set(DEMAND);
		subscription.request(DEMAND);
	}

	@Override
	public void onNext(Object element) {
		Objects.requireNonNull(element, "element");
		if (this.terminated) {
			return;
		}
		if (this.demand.decrementAndGet() < 0) {
			cancel();
			this.outlet.late()
				.execute(() -> this.sent.completeExceptionally(new IllegalStateException(
						"the publisher gave more elements than were asked for (Reactive Streams 1.1)")));
			return;
		}
		this.outlet.late().execute(() -> send(element));
	}

	private void send(Object element) {
		if (this.sent.isDone()) {
			return;
		}
		try {
			Object content = Reply.content(element);
			if (content != null) {
				this.empty = false;
				this.outlet.sink().send(content, this.type);
			}
			askForMore();
		}
		catch (Throwable ex) {
			cancel();
			this.outlet.late().sendFailed(ex, this.sent);
		}
	}

	private void askForMore() {
		Flow.Subscription subscription = this.subscription.get();
		if (subscription != null && !this.terminated) {
			this.demand.incrementAndGet();
			subscription.request(1);
		}
	}

	@Override
	public void onError(Throwable error) {
		Objects.requireNonNull(error, "error");
		if (!this.terminated) {
			this.terminated = true;
			this.outlet.late().execute(() -> this.sent.completeExceptionally(error));
		}
	}

	@Override
	public void onComplete() {
		if (!this.terminated) {
			this.terminated = true;
			this.outlet.late().execute(this::complete);
		}
	}

	private void complete() {
		try {
			if (this.empty && !this.sent.isDone()) {
				this.outlet.sink().nothing();
			}
			this.sent.complete(null);
		}
		catch (Throwable ex) {
			this.outlet.late().sendFailed(ex, this.sent);
		}
	}

	private void cancel() {
		this.terminated = true;
		Flow.Subscription subscription = this.subscription.get();
		if (subscription != null) {
			cancel(subscription);
		}
	}

	/**
	 * A publisher must not throw here (Reactive Streams 3.15).
	 */
	private static void cancel(Flow.Subscription subscription) {
		try {
			subscription.cancel();
		}
		catch (RuntimeException | Error ex) {
			logger.error("A publisher failed to be cancelled", ex);
		}
	}

	@Override
	public CompletableFuture<Void> sent() {
		return this.sent;
	}

	@Override
	public void letGo() {
		this.sent.complete(null);
		cancel();
	}

}
