package dev.websockets.session;

import java.time.Duration;

/**
 * The end of a wait.
 *
 * @param nanoTime the time at which it is over
 */
record Deadline(long nanoTime) {

	static Deadline in(Duration duration) {
		long nanos;
		try {
			nanos = duration.toNanos();
		}
		catch (ArithmeticException ex) {
			nanos = Long.MAX_VALUE;
		}
		return new Deadline(System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 2));
	}

	/**
	 * The time that is left, zero if it is over.
	 */
	long nanosLeft() {
		return Math.max(0, this.nanoTime - System.nanoTime());
	}

}
