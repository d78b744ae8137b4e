package dev.websockets.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.Condition;

import org.jspecify.annotations.Nullable;

import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.session.BoundedQueue;

/**
 * The messages that wait for a session, within bounds. Used with a lock.
 */
final class MessageQueue {

	private final ConnectionStatus status;

	private final OutgoingSettings settings;

	private final Condition changed;

	private final BoundedQueue<QueuedMessage> messages;

	/**
	 * Create an empty queue.
	 * @param status says whether there may be a session
	 * @param settings the bounds
	 * @param lock held by who calls
	 */
	MessageQueue(ConnectionStatus status, OutgoingSettings settings, StateLock lock) {
		this.status = status;
		this.settings = settings;
		this.changed = lock.newCondition();
		this.messages = new BoundedQueue<>(settings.capacity(), settings.maxSize().toBytes(),
				(queued) -> queued.message().size());
	}

	/**
	 * Add a message. Blocks while there is no room.
	 * @param limitNanos the longest wait; zero for none
	 * @throws WebSocketException if there is no room in time, or there will be no session
	 */
	void add(QueuedMessage message, long limitNanos) throws InterruptedException {
		long left = limitNanos;
		checkNotOver();
		while (!this.messages.hasRoomFor(message)) {
			if (left <= 0) {
				throw full(limitNanos > 0);
			}
			left = this.changed.awaitNanos(left);
			checkNotOver();
		}
		this.messages.add(message);
	}

	private void checkNotOver() {
		if (isOver()) {
			throw this.status.notOpen();
		}
	}

	/**
	 * Whether there will be no session, unless somebody opens the connection anew.
	 */
	boolean isOver() {
		State state = this.status.get().state();
		return state == State.CLOSED || state == State.FAILED;
	}

	private WebSocketException full(boolean waited) {
		String full = String.format(Locale.ROOT,
				"%,d messages wait for an open session, websockets.outgoing.capacity is %,d and max-size %,d bytes",
				this.messages.size(), this.settings.capacity(), this.settings.maxSize().toBytes());
		return waited ? new WebSocketTimeoutException(
				String.format(Locale.ROOT, "%s; no room within websockets.outgoing.send-timeout (%,d ms)", full,
						this.settings.sendTimeout().toMillis()))
				: new WebSocketQueueOverflowException(full);
	}

	@Nullable QueuedMessage first() {
		return this.messages.peek();
	}

	/**
	 * Remove a message, if it is the first one.
	 */
	void remove(QueuedMessage message) {
		if (this.messages.peek() == message) {
			this.messages.poll();
			this.changed.signalAll();
		}
	}

	/**
	 * Take all messages.
	 */
	List<QueuedMessage> clear() {
		List<QueuedMessage> all = new ArrayList<>();
		for (QueuedMessage next = this.messages.poll(); next != null; next = this.messages.poll()) {
			all.add(next);
		}
		this.changed.signalAll();
		return all;
	}

}
