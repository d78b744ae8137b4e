package dev.websockets.session;

import java.util.concurrent.locks.Condition;

/**
 * Knows whether who takes messages has done with them, so that the last ones can be
 * answered before the session ends. It has when it asks for more and there is nothing.
 * Used with the lock of its condition.
 */
final class LastAnswers {

	private final Condition done;

	private boolean taken;

	private boolean awaited;

	LastAnswers(Condition done) {
		this.done = done;
	}

	/**
	 * A message was taken.
	 */
	void taken() {
		this.taken = true;
	}

	/**
	 * There was nothing to take.
	 */
	void askedInVain() {
		this.taken = false;
		signal();
	}

	/**
	 * There will be nothing to wait for any more.
	 */
	void signal() {
		if (this.awaited) {
			this.done.signalAll();
		}
	}

	/**
	 * Whether a message that was taken may still be in work.
	 */
	boolean isInWork() {
		return this.taken;
	}

	/**
	 * Wait for a change.
	 * @return the time that is left
	 */
	long await(long nanos) throws InterruptedException {
		this.awaited = true;
		return this.done.awaitNanos(nanos);
	}

}
