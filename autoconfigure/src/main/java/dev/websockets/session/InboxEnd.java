package dev.websockets.session;

import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The end of an {@link Inbox}: first nothing is queued any more, then the session has
 * ended. Used with the lock of its condition, but for {@link #isOver()}.
 */
final class InboxEnd {

	private final Condition changed;

	private volatile boolean over;

	private @Nullable End end;

	/**
	 * Create an end that is not reached.
	 * @param changed signalled for those who wait for it
	 */
	InboxEnd(Condition changed) {
		this.changed = changed;
	}

	/**
	 * Nothing is queued any more.
	 */
	void closing() {
		this.over = true;
	}

	/**
	 * The session has ended.
	 */
	void set(End end) {
		this.end = end;
		this.over = true;
		signal();
	}

	/**
	 * Whether nothing is queued any more.
	 */
	boolean isOver() {
		return this.over;
	}

	/**
	 * The end of the session, if it has ended.
	 */
	@Nullable End get() {
		return this.end;
	}

	/**
	 * Wait until the session has ended, or a receiver has let go.
	 */
	void await(BooleanSupplier letGo) throws InterruptedException {
		while (this.end == null && !letGo.getAsBoolean()) {
			this.changed.await();
		}
	}

	/**
	 * A receiver may have let go.
	 */
	void signal() {
		this.changed.signalAll();
	}

}
