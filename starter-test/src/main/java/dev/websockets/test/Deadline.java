package dev.websockets.test;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Until when something may take; one deadline spans all reads that it is made of.
 *
 * @param nanoTime the value of {@link System#nanoTime()} at which it passes, null if
 * never
 */
record Deadline(@Nullable Long nanoTime) {

	static final Deadline NEVER = new Deadline(null);

	static Deadline in(Duration limit) {
		return new Deadline(System.nanoTime() + limit.toNanos());
	}

	long remainingNanos() {
		return (this.nanoTime != null) ? this.nanoTime - System.nanoTime() : Long.MAX_VALUE;
	}

	/**
	 * Return what is left in the form of {@link java.net.Socket#setSoTimeout(int)}.
	 * @return milliseconds, at least 1, or 0 for no limit
	 * @throws SocketTimeoutException if the deadline has passed
	 */
	int socketTimeout() throws SocketTimeoutException {
		if (this.nanoTime == null) {
			return 0;
		}
		long remaining = remainingNanos();
		if (remaining <= 0) {
			throw new SocketTimeoutException("the deadline has passed");
		}
		return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(remaining) + 1);
	}

}
