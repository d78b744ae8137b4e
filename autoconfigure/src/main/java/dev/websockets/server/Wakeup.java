package dev.websockets.server;

import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread wait until another tells it to go on, be it before. An interrupt of the
 * thread that waits does not end the wait, and is not lost.
 *
 * @since 0.1.0
 */
public final class Wakeup {

	private volatile boolean told;

	private volatile @Nullable Thread waiting;

	/**
	 * Wait until {@link #tell()} was called since the last wait. Called by one thread at
	 * a time.
	 */
	public void await() {
		if (!this.told) {
			this.waiting = Thread.currentThread();
			boolean interrupted = false;
			while (!this.told) {
				LockSupport.park(this);
				interrupted |= Thread.interrupted();
			}
			this.waiting = null;
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		this.told = false;
	}

	/**
	 * Have who waits go on, or who waits next. Does not block.
	 */
	public void tell() {
		this.told = true;
		LockSupport.unpark(this.waiting);
	}

}
