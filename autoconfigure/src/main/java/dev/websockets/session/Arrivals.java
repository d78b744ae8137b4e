package dev.websockets.session;

import java.util.concurrent.locks.Condition;

import dev.websockets.WebSocketInterruptedException;

/**
 * What those wait for who take messages: that there is one, or that there will be none.
 * Used with the lock of its condition.
 */
final class Arrivals {

	private final Condition arrived;

	private final BoundedQueue<?> queue;

	private final InboxEnd end;

	/**
	 * Begin with nobody who waits.
	 * @param arrived signalled for those who wait
	 * @param queue what can be taken
	 * @param end after which nothing comes
	 */
	Arrivals(Condition arrived, BoundedQueue<?> queue, InboxEnd end) {
		this.arrived = arrived;
		this.queue = queue;
		this.end = end;
	}

	/**
	 * Something may have come, or the session has ended.
	 */
	void signal() {
		this.arrived.signalAll();
	}

	/**
	 * Wait until there is a message to take or the end has come.
	 * @param nanos the longest wait, or a negative number for no limit
	 * @return false if neither happened in time
	 */
	boolean await(long nanos) {
		try {
			long left = nanos;
			while (this.queue.isEmpty() && this.end.get() == null) {
				if (nanos < 0) {
					this.arrived.await();
				}
				else if (left <= 0) {
					return false;
				}
				else {
					left = this.arrived.awaitNanos(left);
				}
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for a message", ex);
		}
	}

}
