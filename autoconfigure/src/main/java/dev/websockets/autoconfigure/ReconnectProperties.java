package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.websockets.client.ReconnectRules;
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
 * @param failedDelay the time between attempts of a connection that has failed for a
 * fatal reason. Zero for none
 * @param fatalStatuses the statuses of a refused handshake after which further attempts
 * are in vain
 * @param slowStatuses the statuses of a refused handshake that lead to the longest delay,
 * unless the answer has a Retry-After
 * @param fatalCloseCodes the close codes of the peer after which further attempts are in
 * vain
 * @param fatalOwnCloseCodes the close codes that this side raised for a breach of the
 * protocol, or of a limit, after which further attempts are in vain
 * @param slowCloseCodes the close codes of the peer that lead to the longest delay
 * @param restartCloseCodes the close codes of a peer that restarts or is overloaded
 * @param restartMinDelay the shortest delay after one of these codes
 * @param restartMaxDelay the longest delay after one of these codes
 */
record ReconnectProperties(@Nullable Boolean enabled, @Nullable Duration initialDelay, @Nullable Double multiplier,
		@Nullable Duration minDelay, @Nullable Duration maxDelay, @Nullable Double jitterFactor,
		@Nullable Integer maxAttempts, @Nullable Duration resetAfter, @Nullable Duration failedDelay,
		@Nullable Set<Integer> fatalStatuses, @Nullable Set<Integer> slowStatuses,
		@Nullable Set<Integer> fatalCloseCodes, @Nullable Set<Integer> fatalOwnCloseCodes,
		@Nullable Set<Integer> slowCloseCodes, @Nullable Set<Integer> restartCloseCodes,
		@Nullable Duration restartMinDelay, @Nullable Duration restartMaxDelay) {

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

	ReconnectRules over(ReconnectRules inherited, PropertyChecks checks) {
		checks.notNegative("failed-delay", this.failedDelay);
		checkStatuses("fatal-statuses", this.fatalStatuses, checks);
		checkStatuses("slow-statuses", this.slowStatuses, checks);
		checkCodes("fatal-close-codes", this.fatalCloseCodes, checks);
		checkCodes("fatal-own-close-codes", this.fatalOwnCloseCodes, checks);
		checkCodes("slow-close-codes", this.slowCloseCodes, checks);
		checkCodes("restart-close-codes", this.restartCloseCodes, checks);
		checks.notNegative("restart-min-delay", this.restartMinDelay);
		checks.notNegative("restart-max-delay", this.restartMaxDelay);
		Duration minDelay = Objects.requireNonNullElse(this.restartMinDelay, inherited.restartMinDelay());
		Duration maxDelay = Objects.requireNonNullElse(this.restartMaxDelay, inherited.restartMaxDelay());
		checks.notLonger("restart-min-delay", minDelay, "restart-max-delay", maxDelay);
		return new ReconnectRules(Objects.requireNonNullElse(this.failedDelay, inherited.failedDelay()),
				Objects.requireNonNullElse(this.fatalStatuses, inherited.fatalStatuses()),
				Objects.requireNonNullElse(this.slowStatuses, inherited.slowStatuses()),
				Objects.requireNonNullElse(this.fatalCloseCodes, inherited.fatalCloseCodes()),
				Objects.requireNonNullElse(this.fatalOwnCloseCodes, inherited.fatalOwnCloseCodes()),
				Objects.requireNonNullElse(this.slowCloseCodes, inherited.slowCloseCodes()),
				Objects.requireNonNullElse(this.restartCloseCodes, inherited.restartCloseCodes()), minDelay, maxDelay);
	}

	private static void checkStatuses(String name, @Nullable Set<Integer> statuses, PropertyChecks checks) {
		checks.range(name, statuses, 300, 599, "an HTTP status");
	}

	private static void checkCodes(String name, @Nullable Set<Integer> codes, PropertyChecks checks) {
		checks.range(name, codes, 1000, 4999, "a close code");
	}

}
