package dev.websockets.session;

import java.util.concurrent.locks.Condition;

/**
 * Knows whether who takes messages has done with them, so that the last ones can be
 * answered before the session ends. It has when it asks for more and there is nothing.
 * Used with the lock of its condition.
 */
final class LastAnswers {

	private final Condition done;

	private final BoundedQueue<?> queue;

	private final InboxEnd end;

	private boolean inWork;

	private boolean awaited;

	/**
	 * Begin with nothing to answer.
	 * @param done signalled for who waits for the answers
	 * @param queue what is not taken yet
	 * @param end after which there is nothing to wait for
	 */
	LastAnswers(Condition done, BoundedQueue<?> queue, InboxEnd end) {
		this.done = done;
		this.queue = queue;
		this.end = end;
	}

	/**
	 * Somebody asked for a message.
	 * @param taken whether there was one, which may be in work from now on
	 */
	void asked(boolean taken) {
		this.inWork = taken;
		if (!taken) {
			signal();
		}
	}

	/**
	 * There may be nothing to wait for any more.
	 */
	void signal() {
		if (this.awaited) {
			this.done.signalAll();
		}
	}

	/**
	 * Wait until all that is queued was taken, and who took it asks for more. An
	 * interrupt ends the wait.
	 */
	void await(Deadline deadline) {
		try {
			long left = deadline.nanosLeft();
			while (left > 0 && !this.end.isOver() && (!this.queue.isEmpty() || this.inWork)) {
				this.awaited = true;
				left = this.done.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
