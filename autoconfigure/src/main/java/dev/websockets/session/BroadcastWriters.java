package dev.websockets.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes what was queued for many sessions at once, by as many tasks as there are
 * processors, which end when there is nothing left. Whatever else is queued for a session
 * until its turn comes goes out in the same write.
 *
 * @since 0.1.0
 */
public final class BroadcastWriters {

	/**
	 * How long a session may wait for its turn until those who broadcast write too.
	 */
	private static final long PATIENCE_NANOS = 10_000_000;

	private static final int MOST = Runtime.getRuntime().availableProcessors();

	/** Each outbox is here once at most: who adds it has its turn to write. */
	private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger writers = new AtomicInteger();

	private final Executor connections;

	/**
	 * Create this without tasks.
	 * @param threads run the tasks
	 */
	public BroadcastWriters(SessionThreads threads) {
		this.connections = threads.connections();
	}

	/**
	 * Have written what an outbox holds, whose turn the caller has.
	 */
	void add(SharedEntrance outbox, long now) {
		this.waiting.add(new Waiting(outbox, now));
	}

	/**
	 * See to it that all is written that was added. Does not wait for that; but if the
	 * tasks fall behind, the caller takes its share.
	 */
	void write() {
		if (this.waiting.isEmpty()) {
			return;
		}
		start();
		long latest = System.nanoTime() - PATIENCE_NANOS;
		for (Waiting first = this.waiting.peek(); first != null
				&& first.since() - latest < 0; first = this.waiting.peek()) {
			writeNext();
		}
	}

	/**
	 * Start one more task, unless there are as many as may be.
	 */
	private void start() {
		if (this.writers.getAndUpdate((running) -> Math.min(running + 1, MOST)) == MOST) {
			return;
		}
		try {
			this.connections.execute(this::writeAll);
		}
		catch (RuntimeException | Error ex) {
			writeAll();
		}
	}

	private void writeAll() {
		try {
			boolean more = true;
			while (more) {
				more = writeNext();
			}
		}
		finally {
			if (this.writers.decrementAndGet() == 0 && !this.waiting.isEmpty()) {
				start();
			}
		}
	}

	/**
	 * Write the first; or see to others first, while somebody is busy with its queue.
	 */
	private boolean writeNext() {
		Waiting next = this.waiting.poll();
		if (next != null && !written(next.outbox(), this.waiting.isEmpty())) {
			this.waiting.add(next);
		}
		return next != null;
	}

	private static boolean written(SharedEntrance outbox, boolean wait) {
		try {
			return outbox.writeInTurn(wait);
		}
		catch (RuntimeException | Error ex) {
			outbox.writingFailed(ex);
			return true;
		}
	}

	/**
	 * An outbox that waits to be written.
	 *
	 * @param outbox the outbox
	 * @param since when its turn was given, a value of {@link System#nanoTime()}
	 */
	private record Waiting(SharedEntrance outbox, long since) {
	}

}
