package dev.websockets.session;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.IncomingSettings;

/**
 * How the reading thread gets what it read into the {@link Inbox}, and what happens to
 * that for which there is no room.
 *
 * @param <F> what comes
 */
final class InboxEntrance<F extends Frame> {

	private final ReentrantLock lock;

	private final BoundedQueue<F> queue;

	private final IncomingSettings.Overflow overflow;

	private final Arrivals arrivals;

	private final ReadingPause pause;

	private final CurrentReceiver<F> receiver;

	private final InboxEnd end;

	private final PendingRequests requests;

	private long dropped;

	/** What waits for room, while the reading thread waits with it. */
	private @Nullable ArrayDeque<F> waiting;

	/**
	 * Create the entrance.
	 * @param lock the lock of the inbox
	 * @param queue where there may be room
	 * @param overflow the policy for what finds none
	 * @param arrivals told of what is queued
	 * @param pause waits for room
	 * @param receiver who may take directly, without the queue
	 * @param end after which nothing is queued
	 * @param requests while one waits, the queue may be overrun: its reply may be behind
	 * what finds no room
	 */
	InboxEntrance(ReentrantLock lock, BoundedQueue<F> queue, IncomingSettings.Overflow overflow, Arrivals arrivals,
			ReadingPause pause, CurrentReceiver<F> receiver, InboxEnd end, PendingRequests requests) {
		this.lock = lock;
		this.queue = queue;
		this.overflow = overflow;
		this.arrivals = arrivals;
		this.pause = pause;
		this.receiver = receiver;
		this.end = end;
		this.requests = requests;
	}

	/**
	 * Who takes directly what comes, if anybody does.
	 */
	@Nullable Receiver<F> direct() {
		return this.receiver.direct();
	}

	/**
	 * Whether there is somebody who waits for the lock: it is not known how long, as a
	 * virtual thread may have to wait for a carrier.
	 */
	boolean isContended() {
		return this.lock.hasQueuedThreads();
	}

	/**
	 * Who is told of what comes to the queue, if anybody. Known without the lock: who was
	 * just woken to take from the queue needs it.
	 */
	@Nullable Receiver<F> receiver() {
		return this.receiver.get();
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
				if (this.end.isOver()) {
					drop(read);
				}
				else if (this.queue.hasRoomFor(read.getFirst())) {
					this.queue.add(read.removeFirst());
				}
				else if (this.overflow == IncomingSettings.Overflow.BACKPRESSURE) {
					if (this.requests.isEmpty() || !this.queue.hasBytesFor(read.getFirst())) {
						return false;
					}
					this.queue.overrun(read.removeFirst());
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
			this.arrivals.signal();
			this.lock.unlock();
		}
	}

	private void drop(ArrayDeque<F> read) {
		read.removeFirst();
		this.dropped++;
	}

	/**
	 * Whether requests wait, but what is left over finds no room even beyond the
	 * capacity, so that reading cannot go on to their replies.
	 * @param read what is left over, not empty
	 */
	boolean isOverrun(ArrayDeque<F> read) {
		if (this.requests.isEmpty()) {
			return false;
		}
		this.lock.lock();
		try {
			return !this.end.isOver() && direct() == null && !this.queue.hasRoomFor(read.getFirst())
					&& !this.queue.hasBytesFor(read.getFirst());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until all that was read is queued by those who take what comes, or goes to a
	 * receiver directly. They do it themselves, so that they need not wake this thread
	 * again and again. Or until a request begins to wait.
	 * @param read what is left over, not empty
	 * @return false, once, if reading has paused too long
	 */
	boolean awaitRoom(ArrayDeque<F> read) {
		this.lock.lock();
		try {
			if (this.queue.hasRoomFor(read.getFirst())) {
				return true;
			}
			this.waiting = read;
			return this.pause
				.await(() -> read.isEmpty() || this.end.isOver() || direct() != null || !this.requests.isEmpty());
		}
		finally {
			this.waiting = null;
			this.lock.unlock();
		}
	}

	/**
	 * Something was taken: queue of what waits as much as there is room for now. Called
	 * with the lock.
	 */
	void refill() {
		ArrayDeque<F> waiting = this.waiting;
		if (waiting == null || this.end.isOver()) {
			return;
		}
		while (!waiting.isEmpty() && this.queue.hasRoomFor(waiting.getFirst())) {
			this.queue.add(waiting.removeFirst());
		}
		this.arrivals.signal();
		if (waiting.isEmpty()) {
			this.pause.roomMade();
		}
	}

	/**
	 * All that was read found its place.
	 */
	void readOn() {
		this.pause.end();
	}

	/**
	 * The number of frames that found no room or came too late. Called with the lock.
	 */
	long dropped() {
		return this.dropped;
	}

}
