package dev.websockets.client;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How a named connection is opened, closed and opened again.
 *
 * @param name the name under {@code websockets.clients}
 * @param connectTimeout the longest time that the client may take to open a session;
 * limits the client from outside, a second later than the client limits itself
 * @param openTimeout the longest time that {@link SessionHandler#opened} may take
 * @param closeTimeout the longest time that closing a session may take
 * @param autoStartup whether the connection is opened when the application starts
 * @param failFast whether the application fails to start if the first attempt fails
 * @param reconnect when the connection tries again
 * @since 0.1.0
 */
public record ConnectionSettings(String name, Duration connectTimeout, Duration openTimeout, Duration closeTimeout,
		boolean autoStartup, boolean failFast, ReconnectSettings reconnect) {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * Create these settings.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public ConnectionSettings {
		Assert.hasText(name, "name must not be empty");
		checkPositive("connectTimeout", connectTimeout);
		checkPositive("openTimeout", openTimeout);
		checkPositive("closeTimeout", closeTimeout);
	}

	/**
	 * The settings that hold where nothing else is said: all timeouts 10 s, opened when
	 * the application starts, which does not depend on it.
	 * @param name the name under {@code websockets.clients}
	 * @return the defaults
	 */
	public static ConnectionSettings defaults(String name) {
		return new ConnectionSettings(name, DEFAULT_TIMEOUT, DEFAULT_TIMEOUT, DEFAULT_TIMEOUT, true, false,
				ReconnectSettings.defaults());
	}

	private static void checkPositive(String component, Duration duration) {
		Assert.isTrue(!duration.isNegative() && !duration.isZero(),
				() -> component + " must be positive but was " + duration);
	}

}
