package dev.websockets.session;

import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.Incoming;
import dev.websockets.WebSocketTimeoutException;

/**
 * The ways to take what came out of the {@link Inbox}.
 *
 * @param <F> what comes
 */
final class IncomingFrames<F extends Frame> implements Incoming<F> {

	private final Inbox<F> inbox;

	private final ReadingThread reader;

	private final Executor dispatch;

	private final AtomicReference<@Nullable InboxSubscription<F>> subscription = new AtomicReference<>();

	IncomingFrames(Inbox<F> inbox, ReadingThread reader, Executor dispatch) {
		this.inbox = inbox;
		this.reader = reader;
		this.dispatch = dispatch;
	}

	/**
	 * Refuse readers once the messages belong to a subscriber.
	 */
	void checkNotSubscribed() {
		if (this.subscription.get() != null) {
			throw new IllegalStateException("The messages of this session belong to a subscriber or to "
					+ "@WebSocketHandler methods and cannot be received here");
		}
	}

	@Override
	public F receive() {
		while (true) {
			F frame = tryReceive();
			if (frame != null) {
				return frame;
			}
			this.reader.checkMayReceive();
			this.inbox.await(-1);
		}
	}

	@Override
	public F receive(Duration timeout) {
		Deadline deadline = Deadline.in(timeout);
		while (true) {
			F frame = tryReceive();
			if (frame != null) {
				return frame;
			}
			this.reader.checkMayReceive();
			if (!this.inbox.await(deadline.nanosLeft())) {
				throw new WebSocketTimeoutException("no message within " + timeout.toMillis() + " ms");
			}
		}
	}

	@Override
	public @Nullable F tryReceive() {
		checkNotSubscribed();
		F frame = this.inbox.poll();
		if (frame == null) {
			End end = this.inbox.drainedEnd();
			if (end != null) {
				throw end.exception();
			}
		}
		return frame;
	}

	@Override
	public Iterator<F> iterator() {
		checkNotSubscribed();
		return new FrameIterator<>(this.inbox, this.reader, this::checkNotSubscribed);
	}

	@Override
	public Stream<F> stream() {
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
	}

	@Override
	public void forEach(Consumer<? super F> action) {
		checkNotSubscribed();
		this.reader.checkMayReceive();
		new DirectReceiver<>(this.inbox, this.reader, action).run();
	}

	@Override
	public void subscribe(Flow.Subscriber<? super F> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		InboxSubscription<F> subscription = new InboxSubscription<>(this.inbox, subscriber, this.dispatch);
		if (this.subscription.compareAndSet(null, subscription)) {
			subscription.start();
		}
		else {
			subscription.refuse();
		}
	}

	@Override
	public void discard() {
		checkNotSubscribed();
		new DiscardingReceiver<>(this.inbox).start();
	}

	@Override
	public int size() {
		return this.inbox.size();
	}

	@Override
	public long dropped() {
		return this.inbox.dropped();
	}

	@Override
	public long longPauses() {
		return this.inbox.longPauses();
	}

}
