package dev.websockets.session;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The one lock of an {@link Outbox} and all its parts, and the waits for a change of any
 * of them.
 */
final class OutboxLock {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	void lock() {
		this.lock.lock();
	}

	/**
	 * Take the lock if nobody has it.
	 */
	boolean tryLock() {
		return this.lock.tryLock();
	}

	void unlock() {
		this.lock.unlock();
	}

	/**
	 * Read the state, or change it.
	 */
	<T extends @Nullable Object> T locked(Supplier<T> state) {
		this.lock.lock();
		try {
			return state.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Change the state in a way that nobody waits for.
	 */
	void locked(Runnable change) {
		this.lock.lock();
		try {
			change.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Change the state, and wake those who wait for that.
	 */
	void change(Runnable change) {
		locked(() -> {
			change.run();
			changed();
		});
	}

	/**
	 * Wake those who wait for a change. Called with the lock.
	 */
	void changed() {
		this.changed.signalAll();
	}

	/**
	 * Wait for a change. Called with the lock.
	 */
	void await(long nanos) throws InterruptedException {
		this.changed.awaitNanos(nanos);
	}

	/**
	 * Wait as long as something is the case. Called with the lock.
	 * @return false if it still is when the time is over
	 */
	boolean awaitWhile(BooleanSupplier state, Deadline deadline) throws InterruptedException {
		while (state.getAsBoolean()) {
			long left = deadline.nanosLeft();
			if (left <= 0) {
				return false;
			}
			this.changed.awaitNanos(left);
		}
		return true;
	}

}
