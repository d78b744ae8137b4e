package dev.websockets.session;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.IncomingSettings;
import dev.websockets.SessionSettings;

/**
 * The bounded queue between the thread that reads the connection and those who take what
 * comes.
 *
 * @param <F> what comes
 */
final class Inbox<F extends Frame> {

	private final ReentrantLock lock = new ReentrantLock();

	private final InboxEnd end = new InboxEnd(this.lock.newCondition());

	private final CurrentReceiver<F> receiver = new CurrentReceiver<>(this.end);

	private final BoundedQueue<F> queue;

	private final Arrivals arrivals;

	private final ReadingPause pause;

	private final LastAnswers lastAnswers;

	private final InboxEntrance<F> entrance;

	/**
	 * Create an empty queue.
	 * @param session the id of the session, for the log
	 * @param limits its bounds and policy, among others
	 * @param requests while one waits for its reply, more is queued than the bounds say
	 */
	Inbox(String session, SessionSettings limits, PendingRequests requests) {
		IncomingSettings settings = limits.incoming();
		this.queue = new BoundedQueue<>(settings.capacity(), settings.maxSize().toBytes(), Frame::size);
		this.arrivals = new Arrivals(this.lock.newCondition(), this.queue, this.end);
		this.pause = new ReadingPause(session, limits, this.lock.newCondition());
		this.lastAnswers = new LastAnswers(this.lock.newCondition(), this.queue, this.end);
		this.entrance = new InboxEntrance<>(this.lock, this.queue, settings.overflow(), this.arrivals, this.pause,
				this.receiver, this.end, requests);
	}

	/**
	 * Where the reading thread brings what comes.
	 */
	InboxEntrance<F> entrance() {
		return this.entrance;
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
			this.lastAnswers.asked(frame != null);
			if (this.pause.isWaiting() && this.queue.isHalfEmpty()) {
				this.entrance.refill();
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
			return this.arrivals.await(nanos);
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
		return locked(() -> {
			boolean direct = receiver.takesDirectly();
			if (direct && !this.queue.isEmpty()) {
				return false;
			}
			this.receiver.set(receiver);
			this.pause.roomMade();
			if (direct) {
				this.lastAnswers.asked(false);
			}
			return true;
		});
	}

	void detach(Receiver<F> receiver) {
		locked(() -> {
			this.receiver.remove(receiver);
			this.end.signal();
			return null;
		});
	}

	/**
	 * Wait until all that is queued was taken, and who took it asks for more: it has
	 * answered what it has an answer to.
	 */
	void awaitAnswers(Deadline deadline) {
		locked(() -> {
			this.lastAnswers.await(deadline);
			return null;
		});
	}

	/**
	 * A request begins to wait for its reply: a reading thread that waits for room reads
	 * on.
	 */
	void overrun() {
		locked(() -> {
			this.pause.roomMade();
			return null;
		});
	}

	/**
	 * This side closes: whatever comes from now on is dropped and counted.
	 */
	void closing() {
		locked(() -> {
			this.end.closing();
			this.pause.roomMade();
			this.lastAnswers.signal();
			return null;
		});
	}

	/**
	 * The session has ended: what is queued stays.
	 */
	void end(End end) {
		Receiver<F> receiver = locked(() -> {
			this.end.set(end);
			this.arrivals.signal();
			this.pause.roomMade();
			this.lastAnswers.signal();
			return this.receiver.get();
		});
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
			this.end.await(letGo);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The end, once there is nothing left to take.
	 */
	@Nullable End drainedEnd() {
		return locked(() -> this.queue.isEmpty() ? this.end.get() : null);
	}

	int size() {
		return locked(this.queue::size);
	}

	long dropped() {
		return locked(this.entrance::dropped);
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
