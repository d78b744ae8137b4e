package dev.websockets.benchmarks.scenario;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.client.Listener;

/**
 * Counts messages as cheaply as can be, and lets one thread wait for a number of them.
 */
final class Arrivals implements Listener {

	private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);

	/** Written by the thread that reads, and by no other. */
	private long count;

	private long expected;

	/** Written by the thread that waits, and by no other, so that none gets lost. */
	private volatile long target = Long.MAX_VALUE;

	/** The count when the target was met; less than the target until then. */
	private volatile long reached;

	private volatile @Nullable Thread waiting;

	private volatile @Nullable Throwable end;

	/** Keeps the compiler from leaving messages out. */
	@Nullable Object last;

	/**
	 * Expect more messages, before they can come or while they flow.
	 * @param messages how many more
	 */
	void expect(int messages) {
		this.expected += messages;
		this.waiting = Thread.currentThread();
		this.target = this.expected;
	}

	/**
	 * Wait for what is expected.
	 * @throws TimeoutException if it does not come
	 */
	void await() throws TimeoutException {
		long deadline = System.nanoTime() + LIMIT;
		while (this.reached < this.expected) {
			if (this.end != null) {
				throw new IllegalStateException("the connection ended", this.end);
			}
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				throw new TimeoutException("nothing came for 10 s");
			}
			LockSupport.parkNanos(this, left);
		}
	}

	@Override
	public void text(String text) {
		this.last = text;
		arrived();
	}

	@Override
	public void binary(int size) {
		arrived();
	}

	private void arrived() {
		long met = this.target;
		if (++this.count >= met && this.reached < met) {
			this.reached = this.count;
			LockSupport.unpark(this.waiting);
		}
	}

	@Override
	public void ended(@Nullable Throwable failure) {
		this.end = (failure != null) ? failure : new IllegalStateException("Close");
		LockSupport.unpark(this.waiting);
	}

}
