package dev.websockets.client;

import java.time.Duration;
import java.util.Set;

import org.springframework.util.Assert;

import dev.websockets.CloseCode;

/**
 * Which ends of a session, and which refusals of a handshake, a named connection takes
 * for more than bad luck. What is in none of these sets leads to an ordinary attempt,
 * after the usual delay.
 *
 * @param failedDelay the time between attempts of a connection that has failed for a
 * reason that makes them vain; zero for none
 * @param fatalStatuses the HTTP statuses of a refused handshake after which further
 * attempts are in vain
 * @param slowStatuses the HTTP statuses that make the connection wait for the longest
 * delay, unless the answer says how long to wait
 * @param fatalCloseCodes the close codes of the peer after which further attempts are in
 * vain
 * @param fatalOwnCloseCodes the close codes that this side raised on its own account, for
 * a breach of the protocol or of a limit, after which further attempts are in vain
 * @param slowCloseCodes the close codes of the peer that make the connection wait for the
 * longest delay
 * @param restartCloseCodes the close codes of a peer that restarts or is overloaded,
 * after which the connection waits for a random time, so that its clients do not come
 * back at once
 * @param restartMinDelay the shortest of these times
 * @param restartMaxDelay the longest of these times
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3">RFC 6455, section
 * 7.2.3</a>
 */
public record ReconnectRules(Duration failedDelay, Set<Integer> fatalStatuses, Set<Integer> slowStatuses,
		Set<Integer> fatalCloseCodes, Set<Integer> fatalOwnCloseCodes, Set<Integer> slowCloseCodes,
		Set<Integer> restartCloseCodes, Duration restartMinDelay, Duration restartMaxDelay) {

	private static final ReconnectRules DEFAULTS = new ReconnectRules(Duration.ofMinutes(5), Set.of(401),
			Set.of(403, 404, 410, 429, 503), Set.of(),
			Set.of(CloseCode.PROTOCOL_ERROR, CloseCode.UNSUPPORTED_DATA, CloseCode.INVALID_DATA, CloseCode.TOO_BIG),
			Set.of(CloseCode.POLICY_VIOLATION), Set.of(CloseCode.SERVICE_RESTART, CloseCode.TRY_AGAIN_LATER),
			Duration.ofSeconds(5), Duration.ofSeconds(30));

	/**
	 * Create these rules.
	 * @throws IllegalArgumentException if a delay is negative, or the longest is shorter
	 * than the shortest
	 */
	public ReconnectRules {
		fatalStatuses = Set.copyOf(fatalStatuses);
		slowStatuses = Set.copyOf(slowStatuses);
		fatalCloseCodes = Set.copyOf(fatalCloseCodes);
		fatalOwnCloseCodes = Set.copyOf(fatalOwnCloseCodes);
		slowCloseCodes = Set.copyOf(slowCloseCodes);
		restartCloseCodes = Set.copyOf(restartCloseCodes);
		Assert.isTrue(!failedDelay.isNegative(), "failedDelay must not be negative");
		Assert.isTrue(!restartMinDelay.isNegative(), "restartMinDelay must not be negative");
		Assert.isTrue(restartMaxDelay.compareTo(restartMinDelay) >= 0,
				"restartMaxDelay must not be shorter than restartMinDelay");
	}

	/**
	 * The rules that hold where nothing else is said: 401 is fatal, with an attempt every
	 * five minutes, 403, 404, 410, 429 and 503 are slow; our own 1002, 1003, 1007 and
	 * 1009 are fatal, the peer's 1008 is slow, after its 1012 and 1013 the connection
	 * waits for 5 to 30 s.
	 * @return the defaults
	 */
	public static ReconnectRules defaults() {
		return DEFAULTS;
	}

	/**
	 * These rules with another delay of a connection that has failed.
	 * @param failedDelay the time between its attempts; zero for none
	 * @return a changed copy
	 */
	public ReconnectRules withFailedDelay(Duration failedDelay) {
		return new ReconnectRules(failedDelay, this.fatalStatuses, this.slowStatuses, this.fatalCloseCodes,
				this.fatalOwnCloseCodes, this.slowCloseCodes, this.restartCloseCodes, this.restartMinDelay,
				this.restartMaxDelay);
	}

}
