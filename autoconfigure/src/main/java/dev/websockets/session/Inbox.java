package dev.websockets.session;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.IncomingSettings;
import dev.websockets.WebSocketInterruptedException;

/**
 * The bounded queue between the thread that reads the connection and those who take what
 * comes.
 *
 * @param <F> what comes
 */
final class Inbox<F extends Frame> {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition arrived = this.lock.newCondition();

	private final Condition roomMade = this.lock.newCondition();

	private final Condition ended = this.lock.newCondition();

	private final LastAnswers lastAnswers = new LastAnswers(this.lock.newCondition());

	private final ReadingPause pause;

	private final IncomingSettings.Overflow overflow;

	private final BoundedQueue<F> queue;

	private volatile @Nullable Receiver<F> direct;

	private volatile boolean over;

	private @Nullable Receiver<F> receiver;

	private @Nullable End end;

	private boolean paused;

	private long dropped;

	/**
	 * Create an empty queue.
	 * @param session the id of the session, for the log
	 * @param settings its bounds and policy
	 */
	Inbox(String session, IncomingSettings settings) {
		this.pause = new ReadingPause(session, settings.maxPause());
		this.overflow = settings.overflow();
		this.queue = new BoundedQueue<>(settings.capacity(), settings.maxSize().toBytes(), Frame::size);
	}

	/**
	 * Who takes directly what comes, if anybody does.
	 */
	@Nullable Receiver<F> direct() {
		return this.over ? null : this.direct;
	}

	/**
	 * Who is told of what comes to the queue, if anybody.
	 */
	@Nullable Receiver<F> receiver() {
		return locked(() -> this.receiver);
	}

	/**
	 * Queue what there is room for. What is left over has to wait for room, or goes to
	 * the receiver directly.
	 * @param read what was read
	 * @return whether something was dropped because of the policy to close
	 */
	boolean admit(ArrayDeque<F> read) {
		this.lock.lock();
		try {
			while (!read.isEmpty() && direct() == null) {
				if (this.over) {
					drop(read);
				}
				else if (this.queue.hasRoomFor(read.getFirst())) {
					this.queue.add(read.removeFirst());
				}
				else if (this.overflow == IncomingSettings.Overflow.BACKPRESSURE) {
					return false;
				}
				else if (this.overflow == IncomingSettings.Overflow.DROP_OLDEST) {
					this.queue.poll();
					this.dropped++;
				}
				else {
					drop(read);
					if (this.overflow == IncomingSettings.Overflow.CLOSE) {
						return true;
					}
				}
			}
			return false;
		}
		finally {
			this.arrived.signalAll();
			this.lock.unlock();
		}
	}

	private void drop(ArrayDeque<F> read) {
		read.removeFirst();
		this.dropped++;
	}

	/**
	 * Wait until a frame can be queued or goes to a receiver directly.
	 * @return false, once, if reading has paused too long
	 */
	boolean awaitRoom(F next) {
		this.lock.lock();
		try {
			this.paused = true;
			return this.pause.await(this.roomMade,
					() -> this.over || this.direct != null || this.queue.hasRoomFor(next));
		}
		finally {
			this.paused = false;
			this.lock.unlock();
		}
	}

	/**
	 * All that was read found its place.
	 */
	void readOn() {
		this.pause.end();
	}

	/**
	 * Take a frame if there is one. A reading thread that waits for room goes on when
	 * half of the queue is free.
	 * @return the frame, or {@code null} if the queue is empty
	 */
	@Nullable F poll() {
		this.lock.lock();
		try {
			F frame = this.queue.poll();
			if (frame != null) {
				this.lastAnswers.taken();
			}
			else {
				this.lastAnswers.askedInVain();
			}
			if (this.paused && this.queue.isHalfEmpty()) {
				this.roomMade.signal();
			}
			return frame;
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
	boolean attach(Receiver<F> receiver) {
		this.lock.lock();
		try {
			boolean direct = receiver.takesDirectly();
			if (direct && !this.queue.isEmpty()) {
				return false;
			}
			this.receiver = receiver;
			this.direct = direct ? receiver : null;
			this.roomMade.signal();
			if (direct) {
				this.lastAnswers.askedInVain();
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	void detach(Receiver<F> receiver) {
		this.lock.lock();
		try {
			if (this.receiver == receiver) {
				this.receiver = null;
				this.direct = null;
			}
			this.ended.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until all that is queued was taken, and who took it asks for more: it has
	 * answered what it has an answer to.
	 */
	void awaitAnswers(Deadline deadline) {
		this.lock.lock();
		try {
			long left = deadline.nanosLeft();
			while (left > 0 && !this.over && (!this.queue.isEmpty() || this.lastAnswers.isInWork())) {
				left = this.lastAnswers.await(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
			this.over = true;
			this.roomMade.signalAll();
			this.lastAnswers.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The session has ended: what is queued stays.
	 */
	void end(End end) {
		Receiver<F> receiver;
		this.lock.lock();
		try {
			this.end = end;
			this.over = true;
			this.arrived.signalAll();
			this.roomMade.signalAll();
			this.ended.signalAll();
			this.lastAnswers.signal();
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
				this.ended.await();
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

	long longPauses() {
		return locked(this.pause::count);
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
