package dev.websockets.benchmarks.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.client.Connection;

/**
 * Opens many connections, by a few threads at once, as one spends most of its time
 * waiting for the server.
 */
final class Opening {

	private static final int THREADS = 4;

	private final Callable<Connection> opener;

	/** Has its size from the beginning, so that it does not count as theirs. */
	private final Connection[] connections;

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	private volatile @Nullable Throwable failure;

	Opening(int connections, Callable<Connection> opener) {
		this.connections = new Connection[connections];
		this.opener = opener;
	}

	/**
	 * Open connections until there are enough, one fails, or the time is over.
	 * @param limit how long to go on
	 * @return how many are open
	 */
	int run(Duration limit) throws InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		threads.invokeAll(Collections.nCopies(THREADS, Executors.callable(() -> fill(deadline))));
		threads.shutdown();
		return this.open.get();
	}

	/**
	 * Why it ended early.
	 * @return what the first failure was, or {@code null}
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

	private void fill(long deadline) {
		int index = this.begun.getAndIncrement();
		while (index < this.connections.length && this.failure == null && System.nanoTime() < deadline) {
			try {
				this.connections[index] = this.opener.call();
				this.open.incrementAndGet();
			}
			catch (Exception | OutOfMemoryError ex) {
				this.failure = ex;
			}
			index = this.begun.getAndIncrement();
		}
	}

}
