package dev.websockets.benchmarks.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The end of a connection, which {@link Connection#close()} waits for.
 */
final class Ending {

	private static final int LIMIT_SECONDS = 5;

	private final CountDownLatch latch = new CountDownLatch(1);

	void happened() {
		this.latch.countDown();
	}

	void await() throws InterruptedException, TimeoutException {
		if (!this.latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
			throw new TimeoutException("not closed within " + LIMIT_SECONDS + " s");
		}
	}

}
