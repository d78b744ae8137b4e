package dev.websockets.client;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The lock of some state. What runs under it neither blocks, but by a {@link Condition}
 * of it, nor is foreign code.
 */
final class StateLock {

	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * Look at the state, or change it.
	 */
	<T extends @Nullable Object> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Do what may wait for a condition.
	 */
	<T extends @Nullable Object> T lockedInterruptibly(Waiting<T> action) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			return action.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	Condition newCondition() {
		return this.lock.newCondition();
	}

	/**
	 * What may wait.
	 *
	 * @param <T> what it leads to
	 */
	@FunctionalInterface
	interface Waiting<T extends @Nullable Object> {

		T run() throws InterruptedException;

	}

}
