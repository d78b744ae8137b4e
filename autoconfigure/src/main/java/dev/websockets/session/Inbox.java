package dev.websockets.session;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.IncomingSettings;
import dev.websockets.Message;
import dev.websockets.WebSocketInterruptedException;

/**
 * The bounded queue between the thread that reads the connection and those who take its
 * messages.
 */
final class Inbox {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition arrived = this.lock.newCondition();

	private final Condition roomMade = this.lock.newCondition();

	private final Condition over = this.lock.newCondition();

	private final ReadingPause pause;

	private final IncomingSettings settings;

	private final BoundedQueue<Message> queue;

	private final Runnable onOverflow;

	private @Nullable Receiver receiver;

	private @Nullable End end;

	private boolean closing;

	private long dropped;

	/**
	 * Create an empty queue.
	 * @param session the id of the session, for the log
	 * @param settings its bounds and policy
	 * @param onOverflow called by the reading thread when a message found no room and the
	 * policy is to close
	 */
	Inbox(String session, IncomingSettings settings, Runnable onOverflow) {
		this.pause = new ReadingPause(session);
		this.settings = settings;
		this.queue = new BoundedQueue<>(settings.capacity(), settings.maxSize().toBytes(), Message::size);
		this.onOverflow = onOverflow;
	}

	/**
	 * Hand over a message that came; called by the reading thread.
	 */
	void offer(Message message) {
		Receiver receiver = admit(message);
		if (receiver != null) {
			receiver.messageArrived(message);
		}
	}

	/**
	 * Queue the message, unless a receiver takes it directly.
	 * @return who is to be told of the message, if any
	 */
	private @Nullable Receiver admit(Message message) {
		boolean overflow = false;
		this.lock.lock();
		try {
			if (isOver() || !hasRoomFor(message)) {
				this.dropped++;
				overflow = !isOver() && this.settings.overflow() == IncomingSettings.Overflow.CLOSE;
				return null;
			}
			if (this.receiver != null && this.receiver.takesDirectly()) {
				return this.receiver;
			}
			this.queue.add(message);
			this.arrived.signal();
			return this.receiver;
		}
		finally {
			this.lock.unlock();
			if (overflow) {
				this.onOverflow.run();
			}
		}
	}

	private boolean hasRoomFor(Message message) {
		while (!this.queue.hasRoomFor(message)) {
			switch (this.settings.overflow()) {
				case BACKPRESSURE -> {
					if (!awaitRoom() || isOver()) {
						return false;
					}
				}
				case DROP_OLDEST -> {
					this.queue.poll();
					this.dropped++;
				}
				case DROP_LATEST, CLOSE -> {
					return false;
				}
			}
		}
		return true;
	}

	private boolean awaitRoom() {
		try {
			this.pause.await(this.roomMade);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private boolean isOver() {
		return this.closing || this.end != null;
	}

	/**
	 * Take a message if there is one.
	 * @return the message, or {@code null} if the queue is empty
	 */
	@Nullable Message poll() {
		this.lock.lock();
		try {
			Message message = this.queue.poll();
			if (message != null) {
				this.roomMade.signal();
			}
			return message;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until there is a message to take or the end has come.
	 * @param nanos the longest wait, or a negative number for no limit
	 * @return false if neither happened in time
	 */
	boolean await(long nanos) {
		this.lock.lock();
		try {
			long left = nanos;
			while (this.queue.isEmpty() && this.end == null) {
				if (nanos < 0) {
					this.arrived.await();
				}
				else if (left <= 0) {
					return false;
				}
				else {
					left = this.arrived.awaitNanos(left);
				}
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for a message", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Let a receiver have all messages to come. It takes over when the queue is empty if
	 * it takes messages directly.
	 * @return whether it has taken over; if not, the queue is to be emptied first
	 */
	boolean attach(Receiver receiver) {
		this.lock.lock();
		try {
			if (receiver.takesDirectly() && !this.queue.isEmpty()) {
				return false;
			}
			this.receiver = receiver;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	void detach(Receiver receiver) {
		this.lock.lock();
		try {
			if (this.receiver == receiver) {
				this.receiver = null;
			}
			this.over.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * This side closes: whatever comes from now on is dropped and counted.
	 */
	void closing() {
		this.lock.lock();
		try {
			this.closing = true;
			this.roomMade.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The session has ended: what is queued stays.
	 */
	void end(End end) {
		Receiver receiver;
		this.lock.lock();
		try {
			this.end = end;
			this.arrived.signalAll();
			this.roomMade.signalAll();
			this.over.signalAll();
			receiver = this.receiver;
		}
		finally {
			this.lock.unlock();
		}
		if (receiver != null) {
			receiver.ended();
		}
	}

	/**
	 * Wait until the session has ended, or a receiver has let go.
	 */
	void awaitEnd(BooleanSupplier letGo) throws InterruptedException {
		this.lock.lock();
		try {
			while (this.end == null && !letGo.getAsBoolean()) {
				this.over.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The end, once there is nothing left to take.
	 */
	@Nullable End drainedEnd() {
		return locked(() -> this.queue.isEmpty() ? this.end : null);
	}

	int size() {
		return locked(() -> this.queue.size());
	}

	long dropped() {
		return locked(() -> this.dropped);
	}

	private <T extends @Nullable Object> T locked(Supplier<T> state) {
		this.lock.lock();
		try {
			return state.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
