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

import dev.websockets.Incoming;
import dev.websockets.Message;
import dev.websockets.WebSocketTimeoutException;

/**
 * The ways to take messages out of the {@link Inbox}.
 */
final class IncomingMessages implements Incoming<Message> {

	private final Inbox inbox;

	private final ReadingThread reader;

	private final Executor dispatch;

	private final AtomicReference<@Nullable InboxSubscription> subscription = new AtomicReference<>();

	IncomingMessages(Inbox inbox, ReadingThread reader, Executor dispatch) {
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
	public Message receive() {
		while (true) {
			Message message = tryReceive();
			if (message != null) {
				return message;
			}
			this.reader.checkMayReceive();
			this.inbox.await(-1);
		}
	}

	@Override
	public Message receive(Duration timeout) {
		Deadline deadline = Deadline.in(timeout);
		while (true) {
			Message message = tryReceive();
			if (message != null) {
				return message;
			}
			this.reader.checkMayReceive();
			if (!this.inbox.await(deadline.nanosLeft())) {
				throw new WebSocketTimeoutException("no message within " + timeout.toMillis() + " ms");
			}
		}
	}

	@Override
	public @Nullable Message tryReceive() {
		checkNotSubscribed();
		Message message = this.inbox.poll();
		if (message == null) {
			End end = this.inbox.drainedEnd();
			if (end != null) {
				throw end.exception();
			}
		}
		return message;
	}

	@Override
	public Iterator<Message> iterator() {
		checkNotSubscribed();
		return new MessageIterator(this, this.inbox, this.reader);
	}

	@Override
	public Stream<Message> stream() {
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
	}

	@Override
	public void forEach(Consumer<? super Message> action) {
		checkNotSubscribed();
		this.reader.checkMayReceive();
		DirectReceiver receiver = new DirectReceiver(this.inbox, action);
		receiver.run();
	}

	@Override
	public void subscribe(Flow.Subscriber<? super Message> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		InboxSubscription subscription = new InboxSubscription(this.inbox, subscriber, this.dispatch);
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
		new DiscardingReceiver(this.inbox).start();
	}

	@Override
	public int size() {
		return this.inbox.size();
	}

	@Override
	public long dropped() {
		return this.inbox.dropped();
	}

}
