package dev.websockets.session;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * The thread that reads the connection, while it waits for room or runs code of the
 * application: nothing is read from the peer meanwhile.
 */
final class ReadingThread {

	private final AtomicReference<@Nullable CountDownLatch> awaited = new AtomicReference<>();

	private volatile @Nullable Thread busy;

	void begin() {
		this.busy = Thread.currentThread();
	}

	void end() {
		this.busy = null;
		if (this.awaited.get() != null) {
			Objects.requireNonNull(this.awaited.getAndSet(null)).countDown();
		}
	}

	boolean isBusy() {
		return this.busy != null;
	}

	boolean isCurrent() {
		return this.busy == Thread.currentThread();
	}

	/**
	 * Wait until the thread is done with what it read last, which takes as long as the
	 * code of the application does.
	 */
	void awaitDone() throws InterruptedException {
		CountDownLatch done = Objects
			.requireNonNull(this.awaited.updateAndGet((latch) -> (latch != null) ? latch : new CountDownLatch(1)));
		if (isBusy()) {
			done.await();
		}
	}

	/**
	 * Refuse to wait for what only the calling thread could bring.
	 */
	void checkMayReceive() {
		if (isCurrent()) {
			throw new IllegalStateException("this thread reads the session: an action of forEach or a listener for "
					+ "pongs cannot wait for messages, hand over to another thread");
		}
	}

}
