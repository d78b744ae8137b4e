package dev.websockets.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.websockets.session.BoundedQueue;

/**
 * The broadcasts that wait to be published, numbered in their order. Where there are too
 * many, the oldest are dropped. A batch stays at the head until it is settled.
 */
final class OutgoingQueue {

	private static final int OVERHEAD = 64;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition settled = this.lock.newCondition();

	private final UUID origin;

	private final int batchBytes;

	private final long maxBytes;

	private final RelayCounters counters;

	private final BoundedQueue<byte[]> waiting;

	private long first = 1;

	private @Nullable Batch current;

	private boolean closed;

	/**
	 * Create an empty queue.
	 * @param origin who sends
	 * @param settings the bounds
	 * @param counters count what is published and dropped
	 */
	OutgoingQueue(UUID origin, RelaySettings settings, RelayCounters counters) {
		this.origin = origin;
		this.batchBytes = settings.batchBytes();
		this.maxBytes = settings.maxBytes();
		this.counters = counters;
		this.waiting = new BoundedQueue<>(settings.capacity(), settings.maxBytes(),
				(broadcast) -> broadcast.length + OVERHEAD);
	}

	void open() {
		this.lock.lock();
		try {
			this.closed = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether others would take a broadcast: a message of the broker with more bytes than
	 * may wait is refused by all.
	 */
	boolean mayHold(byte[] broadcast) {
		return BatchHead.SIZE + (long) broadcast.length <= this.maxBytes;
	}

	/**
	 * Queue a broadcast.
	 * @return how many were dropped for it, none if the queue is closed: then it is
	 * dropped itself
	 */
	int add(byte[] broadcast) {
		this.lock.lock();
		try {
			if (this.closed) {
				drop();
				return 0;
			}
			int dropped = 0;
			while (!this.waiting.hasRoomFor(broadcast)) {
				this.waiting.poll();
				dropped++;
			}
			this.first += dropped;
			this.counters.dropped.add(dropped);
			this.waiting.add(broadcast);
			return dropped;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A broadcast is dropped that was not queued.
	 */
	void drop() {
		this.counters.dropped.increment();
	}

	/**
	 * The batch to publish next: the same one until it is settled.
	 * @return the batch, or {@code null} if nothing waits
	 */
	@Nullable Batch next() {
		this.lock.lock();
		try {
			if (this.current == null && this.waiting.peek() != null) {
				this.current = take();
			}
			return this.current;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Batch take() {
		List<byte[]> taken = new ArrayList<>();
		int size = 0;
		byte[] broadcast = this.waiting.peek();
		while (broadcast != null && (taken.isEmpty() || size + broadcast.length <= this.batchBytes)) {
			taken.add(broadcast);
			size += broadcast.length;
			this.waiting.poll();
			broadcast = this.waiting.peek();
		}
		Batch batch = Batch.of(new BatchHead(this.origin, this.first, taken.size()), taken, size);
		this.first += taken.size();
		return batch;
	}

	/**
	 * A batch of nothing, by which others see what they have missed.
	 * @return the batch, or {@code null} if the queue is closed
	 */
	@Nullable Batch empty() {
		this.lock.lock();
		try {
			if (this.closed) {
				return null;
			}
			long next = (this.current != null) ? this.current.head().first() : this.first;
			return Batch.of(new BatchHead(this.origin, next, 0), List.of(), 0);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The batch was published, or given up.
	 */
	void settle(Batch batch, boolean published) {
		this.lock.lock();
		try {
			if (this.current == batch) {
				(published ? this.counters.published : this.counters.dropped).add(batch.count());
				this.current = null;
			}
			this.settled.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take nothing any more, wait until all is settled, and drop what is not.
	 * @param timeout the longest wait
	 * @return how many were dropped
	 */
	long close(Duration timeout) {
		long left = timeout.toNanos();
		this.lock.lock();
		try {
			this.closed = true;
			while (left > 0 && size() > 0) {
				left = this.settled.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
		return clear();
	}

	private long clear() {
		this.lock.lock();
		try {
			long dropped = size();
			this.first += this.waiting.size();
			for (byte[] broadcast = this.waiting.poll(); broadcast != null;) {
				broadcast = this.waiting.poll();
			}
			this.current = null;
			this.counters.dropped.add(dropped);
			return dropped;
		}
		finally {
			this.lock.unlock();
		}
	}

	private long size() {
		return this.waiting.size() + ((this.current != null) ? this.current.count() : 0L);
	}

}
