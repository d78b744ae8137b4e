package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.websockets.client.ReconnectSettings;

/**
 * When a named connection tries again.
 *
 * @param enabled whether a named connection tries again after a failure, and after a
 * session that was not closed by the application
 * @param initialDelay the upper limit of the delay after the first failure
 * @param multiplier by how much the upper limit of the delay grows with every further
 * failure, at least 1
 * @param minDelay the shortest delay
 * @param maxDelay the highest upper limit of the delay
 * @param jitterFactor the part of the delay that is random, from 0 for the upper limit
 * itself to 1 for anything between the shortest delay and the upper limit
 * @param maxAttempts the number of attempts in a row after which a named connection gives
 * up, at least 1. Unlimited if not set
 * @param resetAfter how long a session must last for the delays to begin anew
 */
record ReconnectProperties(@Nullable Boolean enabled, @Nullable Duration initialDelay, @Nullable Double multiplier,
		@Nullable Duration minDelay, @Nullable Duration maxDelay, @Nullable Double jitterFactor,
		@Nullable Integer maxAttempts, @Nullable Duration resetAfter) {

	ReconnectSettings over(ReconnectSettings inherited, PropertyChecks checks) {
		checks.notNegative("initial-delay", this.initialDelay);
		checks.number("multiplier", this.multiplier, 1, Double.MAX_VALUE);
		checks.notNegative("min-delay", this.minDelay);
		checks.positive("max-delay", this.maxDelay);
		checks.number("jitter-factor", this.jitterFactor, 0, 1);
		checks.atLeast(1, "max-attempts", this.maxAttempts);
		checks.notNegative("reset-after", this.resetAfter);
		Duration minDelay = Objects.requireNonNullElse(this.minDelay, inherited.minDelay());
		Duration maxDelay = Objects.requireNonNullElse(this.maxDelay, inherited.maxDelay());
		checks.notLonger("min-delay", minDelay, "max-delay", maxDelay);
		return new ReconnectSettings(Objects.requireNonNullElse(this.enabled, inherited.enabled()),
				Objects.requireNonNullElse(this.initialDelay, inherited.initialDelay()),
				Objects.requireNonNullElse(this.multiplier, inherited.multiplier()), minDelay, maxDelay,
				Objects.requireNonNullElse(this.jitterFactor, inherited.jitterFactor()),
				(this.maxAttempts != null) ? this.maxAttempts : inherited.maxAttempts(),
				Objects.requireNonNullElse(this.resetAfter, inherited.resetAfter()));
	}

}
