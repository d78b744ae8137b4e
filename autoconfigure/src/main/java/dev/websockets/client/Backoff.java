package dev.websockets.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Whether and when a named connection tries again: exponential delays with jitter, so
 * that the clients of a server that restarts do not come back all at once.
 */
final class Backoff {

	private static final double NANOS_PER_SECOND = 1_000_000_000;

	private final ReconnectSettings settings;

	private final DoubleSupplier random;

	/**
	 * Create the backoff.
	 * @param settings the bounds of the delays
	 * @param random supplies numbers from 0, inclusive, to 1, exclusive
	 */
	Backoff(ReconnectSettings settings, DoubleSupplier random) {
		this.settings = settings;
		this.random = random;
	}

	/**
	 * How many attempts count after the end of a session.
	 * @param attempts the attempts that led to the session
	 * @param lasted how long the session was open
	 * @return the same number, or none after a stable session
	 */
	int attemptsAfterSession(int attempts, Duration lasted) {
		return (lasted.compareTo(this.settings.resetAfter()) >= 0) ? 0 : attempts;
	}

	/**
	 * The delay after a number of attempts.
	 * @param attempts the attempts since the last stable session; none delays like one
	 * @return the delay, from the shortest one to the cap of that many attempts, or
	 * {@code null} if there is to be no further attempt
	 */
	@Nullable Duration delay(int attempts) {
		Integer maxAttempts = this.settings.maxAttempts();
		if (!this.settings.enabled() || (maxAttempts != null && attempts >= maxAttempts)) {
			return null;
		}
		double shortest = nanos(this.settings.minDelay());
		double cap = Math.max(shortest, cap(Math.max(1, attempts)));
		double jitter = (cap - shortest) * this.settings.jitterFactor();
		return Duration.ofNanos((long) (cap - jitter + jitter * this.random.getAsDouble()));
	}

	private double cap(int attempts) {
		double initial = nanos(this.settings.initialDelay());
		if (initial == 0) {
			return 0;
		}
		return Math.min(nanos(this.settings.maxDelay()), initial * Math.pow(this.settings.multiplier(), attempts - 1));
	}

	private static double nanos(Duration duration) {
		return duration.getSeconds() * NANOS_PER_SECOND + duration.getNano();
	}

}
