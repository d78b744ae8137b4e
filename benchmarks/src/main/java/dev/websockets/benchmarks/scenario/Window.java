package dev.websockets.benchmarks.scenario;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.client.Listener;

/**
 * Keeps a number of messages in flight: each echo lets one more be sent.
 */
final class Window implements Listener {

	private static final int LIMIT_SECONDS = 10;

	private final int size;

	private final Semaphore room;

	private volatile @Nullable Throwable end;

	Window(int size) {
		this.size = size;
		this.room = new Semaphore(size);
	}

	/**
	 * Wait for room to send one more message.
	 * @throws TimeoutException if no echo comes
	 */
	void acquire() throws InterruptedException, TimeoutException {
		acquire(1);
		if (this.end != null) {
			throw new IllegalStateException("the connection ended", this.end);
		}
	}

	/**
	 * Wait until all echoes have come.
	 * @throws TimeoutException if they do not come
	 */
	void drain() throws InterruptedException, TimeoutException {
		acquire(this.size);
	}

	private void acquire(int permits) throws InterruptedException, TimeoutException {
		if (!this.room.tryAcquire(permits) && !this.room.tryAcquire(permits, LIMIT_SECONDS, TimeUnit.SECONDS)) {
			throw new TimeoutException("no echo for " + LIMIT_SECONDS + " s");
		}
	}

	@Override
	public void text(String text) {
		this.room.release();
	}

	@Override
	public void binary(int size) {
		this.room.release();
	}

	@Override
	public void ended(@Nullable Throwable failure) {
		this.end = (failure != null) ? failure : new IllegalStateException("Close");
		this.room.release(this.size);
	}

}
