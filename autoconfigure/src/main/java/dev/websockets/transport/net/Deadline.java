package dev.websockets.transport.net;

import java.time.Duration;

/**
 * The end of the time in which a connection has to be open.
 *
 * @param nanoTime the {@link System#nanoTime()} at which it is over
 * @param enforced whether somebody else cuts the connection then, so that who waits need
 * not watch the time
 * @since 0.1.0
 */
public record Deadline(long nanoTime, boolean enforced) {

	private static final long LEAST_SHARE = Duration.ofMillis(250).toNanos();

	/**
	 * The time from now on.
	 * @param duration how long; what exceeds 146 years is cut
	 * @return the deadline
	 */
	public static Deadline in(Duration duration) {
		Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
		return new Deadline(System.nanoTime() + ((duration.compareTo(longest) < 0) ? duration : longest).toNanos(),
				false);
	}

	/**
	 * This time, after which somebody else cuts the connection by its
	 * {@link SocketGuard}.
	 * @return the deadline
	 */
	public Deadline byGuard() {
		return new Deadline(this.nanoTime, true);
	}

	/**
	 * The time that is left.
	 * @return nanoseconds, 0 if it is over
	 */
	public long nanosLeft() {
		return Math.max(0, this.nanoTime - System.nanoTime());
	}

	/**
	 * The time that is left, for functions that count in milliseconds and take 0 for
	 * ever.
	 */
	long millisLeft() {
		return Duration.ofNanos(nanosLeft()).toMillis() + 1;
	}

	boolean isOver() {
		return nanosLeft() == 0;
	}

	/**
	 * The deadline of the next of several attempts: an even part of the time that is
	 * left, but no less than 250 ms unless less is left.
	 * @param attempts how many attempts there still are, with the next one
	 */
	Deadline share(int attempts) {
		if (attempts == 1) {
			return this;
		}
		long left = nanosLeft();
		return new Deadline(System.nanoTime() + Math.min(left, Math.max(left / attempts, LEAST_SHARE)), false);
	}

}
