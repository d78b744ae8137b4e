package dev.websockets.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Whether and when a named connection tries again: exponential delays with jitter, so
 * that the clients of a server that restarts do not come back all at once.
 */
final class Backoff {

	private static final double NANOS_PER_SECOND = 1_000_000_000;

	private final ReconnectSettings settings;

	private final ReconnectRules rules;

	private final DoubleSupplier random;

	/**
	 * Create the backoff.
	 * @param settings the bounds of the usual delays
	 * @param rules the other delays
	 * @param random supplies numbers from 0, inclusive, to 1, exclusive
	 */
	Backoff(ReconnectSettings settings, ReconnectRules rules, DoubleSupplier random) {
		this.settings = settings;
		this.rules = rules;
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
	 * What comes after a number of attempts.
	 * @param outlook what the last end says
	 * @param attempts the attempts since the last stable session; none delays like one
	 */
	NextAttempt next(Outlook outlook, int attempts) {
		Integer maxAttempts = this.settings.maxAttempts();
		if (!this.settings.enabled() || (maxAttempts != null && attempts >= maxAttempts)) {
			return new NextAttempt(true, null);
		}
		if (outlook instanceof Outlook.Fatal) {
			Duration delay = this.rules.failedDelay();
			return new NextAttempt(true, delay.isZero() ? null : delay);
		}
		return NextAttempt.in(delay(outlook, attempts));
	}

	private Duration delay(Outlook outlook, int attempts) {
		if (outlook instanceof Outlook.Slow) {
			return this.settings.maxDelay();
		}
		if (outlook instanceof Outlook.Later later) {
			return (later.delay().compareTo(this.settings.minDelay()) < 0) ? this.settings.minDelay() : later.delay();
		}
		if (outlook instanceof Outlook.Restart) {
			return between(nanos(this.rules.restartMinDelay()), nanos(this.rules.restartMaxDelay()));
		}
		double shortest = nanos(this.settings.minDelay());
		double cap = Math.max(shortest, cap(Math.max(1, attempts)));
		return between(cap - (cap - shortest) * this.settings.jitterFactor(), cap);
	}

	private Duration between(double shortest, double longest) {
		return Duration.ofNanos((long) (shortest + (longest - shortest) * this.random.getAsDouble()));
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
