package dev.websockets;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * The bounds of requests that wait for their replies.
 *
 * @param timeout how long a reply is waited for
 * @param maxInFlight the most requests of a session that wait at a time
 * @since 0.1.0
 * @see WebSocketSession#request(Object, Class)
 */
public record RequestSettings(Duration timeout, int maxInFlight) {

	private static final RequestSettings DEFAULTS = new RequestSettings(Duration.ofSeconds(10), 256);

	/**
	 * Create these bounds.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public RequestSettings {
		SettingChecks.checkPositive("request timeout", timeout);
		Assert.isTrue(maxInFlight >= 1, () -> "request maxInFlight must be at least 1 but was " + maxInFlight);
	}

	/**
	 * The bounds that hold where nothing else is said.
	 * @return the defaults
	 */
	public static RequestSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * These bounds with another limit for replies.
	 * @param timeout how long a reply is waited for, positive
	 * @return a changed copy
	 */
	public RequestSettings withTimeout(Duration timeout) {
		return new RequestSettings(timeout, this.maxInFlight);
	}

	/**
	 * These bounds with another number of requests.
	 * @param maxInFlight the most requests of a session that wait at a time, at least 1
	 * @return a changed copy
	 */
	public RequestSettings withMaxInFlight(int maxInFlight) {
		return new RequestSettings(this.timeout, maxInFlight);
	}

}
