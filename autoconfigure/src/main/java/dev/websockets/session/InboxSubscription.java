package dev.websockets.session;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;

/**
 * Hands what comes to one subscriber as it asks for it, on a thread that exists only
 * while there is something to hand over.
 *
 * @param <F> what comes
 */
final class InboxSubscription<F extends Frame> implements Flow.Subscription, Receiver<F>, Runnable {

	private static final Log logger = LogFactory.getLog(InboxSubscription.class);

	private final Inbox<F> inbox;

	private final Flow.Subscriber<? super F> subscriber;

	private final Executor dispatch;

	private final AtomicLong demand = new AtomicLong();

	private final AtomicInteger signals = new AtomicInteger();

	private volatile boolean done;

	private volatile @Nullable IllegalArgumentException illegalRequest;

	InboxSubscription(Inbox<F> inbox, Flow.Subscriber<? super F> subscriber, Executor dispatch) {
		this.inbox = inbox;
		this.subscriber = subscriber;
		this.dispatch = new Callbacks(dispatch);
	}

	void start() {
		this.signals.incrementAndGet();
		this.inbox.attach(this);
		this.dispatch.execute(() -> {
			subscribe();
			run();
		});
	}

	private void subscribe() {
		try {
			this.subscriber.onSubscribe(this);
		}
		catch (RuntimeException | Error ex) {
			failed(ex);
		}
	}

	void refuse() {
		this.done = true;
		this.subscriber.onSubscribe(this);
		this.subscriber.onError(new IllegalStateException("The messages of this session belong to another subscriber"));
	}

	@Override
	public void request(long n) {
		if (n <= 0) {
			this.illegalRequest = new IllegalArgumentException(
					"request(" + n + ") is not positive (Reactive Streams 3.9)");
		}
		else {
			this.demand.accumulateAndGet(n, (present, more) -> (present + more < 0) ? Long.MAX_VALUE : present + more);
		}
		signal();
	}

	@Override
	public void cancel() {
		if (!this.done) {
			this.done = true;
			new DiscardingReceiver<>(this.inbox).start();
		}
	}

	@Override
	public boolean takesDirectly() {
		return false;
	}

	@Override
	public void arrived(F frame) {
		throw new IllegalStateException("frames come to the queue");
	}

	@Override
	public void arrived() {
		signal();
	}

	@Override
	public void ended() {
		signal();
	}

	private void signal() {
		if (!this.done && this.signals.getAndIncrement() == 0) {
			this.dispatch.execute(this);
		}
	}

	@Override
	public void run() {
		int seen = this.signals.get();
		while (seen != 0) {
			try {
				deliver();
			}
			catch (RuntimeException | Error ex) {
				failed(ex);
			}
			seen = this.signals.addAndGet(-seen);
		}
	}

	private void failed(Throwable failure) {
		logger.error("Subscriber failed; the messages to come are discarded", failure);
		cancel();
	}

	private void deliver() {
		while (!this.done) {
			if (this.illegalRequest != null) {
				cancel();
				this.subscriber.onError(this.illegalRequest);
				return;
			}
			End end = this.inbox.drainedEnd();
			if (end != null) {
				complete(end);
				return;
			}
			F frame = (this.demand.get() > 0) ? this.inbox.poll() : null;
			if (frame == null) {
				return;
			}
			this.demand.updateAndGet((present) -> (present == Long.MAX_VALUE) ? present : present - 1);
			this.subscriber.onNext(frame);
		}
	}

	private void complete(End end) {
		this.done = true;
		if (end.isClean()) {
			this.subscriber.onComplete();
		}
		else {
			this.subscriber.onError(end.exception());
		}
	}

}
