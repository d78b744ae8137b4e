package dev.websockets.test;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A lock whose holders may wait, with a limit, for what others change under it.
 */
final class Monitor {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	void run(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	<T extends @Nullable Object> T call(Supplier<T> change) {
		this.lock.lock();
		try {
			T result = change.get();
			this.changed.signalAll();
			return result;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until an attempt succeeds.
	 * @param <T> what it gives
	 * @param limit how long to wait
	 * @param attempt gives null as long as it has to wait; called under the lock
	 * @param failure the message of the error otherwise; called under the lock
	 * @return what the attempt gave
	 * @throws AssertionError if it does not succeed in time
	 */
	<T> T await(Duration limit, Supplier<@Nullable T> attempt, Supplier<String> failure) {
		this.lock.lock();
		try {
			long remaining = limit.toNanos();
			T result = attempt.get();
			while (result == null && remaining > 0) {
				remaining = this.changed.awaitNanos(remaining);
				result = attempt.get();
			}
			if (result == null) {
				throw new AssertionError(failure.get());
			}
			this.changed.signalAll();
			return result;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while waiting for the client", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

}
