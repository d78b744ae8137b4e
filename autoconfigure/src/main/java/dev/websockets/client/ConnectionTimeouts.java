package dev.websockets.client;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * The time limits of a named connection.
 *
 * @param connect the longest time that the client may take to open a session; limits the
 * client from outside, a second later than the client limits itself
 * @param open the longest time that {@link SessionHandler#opened} may take
 * @param close the longest time that closing a session may take
 * @since 0.1.0
 */
public record ConnectionTimeouts(Duration connect, Duration open, Duration close) {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private static final ConnectionTimeouts DEFAULTS = new ConnectionTimeouts(DEFAULT_TIMEOUT, DEFAULT_TIMEOUT,
			DEFAULT_TIMEOUT);

	/**
	 * Create these limits.
	 * @throws IllegalArgumentException if one of them is not positive
	 */
	public ConnectionTimeouts {
		checkPositive("connectTimeout", connect);
		checkPositive("openTimeout", open);
		checkPositive("closeTimeout", close);
	}

	/**
	 * The limits that hold where nothing else is said: 10 s each.
	 * @return the defaults
	 */
	public static ConnectionTimeouts defaults() {
		return DEFAULTS;
	}

	static void checkPositive(String name, Duration duration) {
		Assert.isTrue(!duration.isNegative() && !duration.isZero(),
				() -> name + " must be positive but was " + duration);
	}

}
