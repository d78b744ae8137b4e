package dev.websockets.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * When a named connection tries again.
 *
 * @param enabled whether it tries again at all
 * @param initialDelay the cap of the delay after the first failure
 * @param multiplier by how much the cap grows with every further failure, at least 1
 * @param minDelay the shortest delay
 * @param maxDelay the cap of all delays
 * @param jitterFactor the part of the delay that is random: 1 for a delay anywhere
 * between the shortest one and the cap, 0 for the cap itself
 * @param maxAttempts the number of attempts after which the connection has failed, or
 * {@code null} for no limit
 * @param resetAfter how long a session must last for the delays to begin anew
 * @since 0.1.0
 */
public record ReconnectSettings(boolean enabled, Duration initialDelay, double multiplier, Duration minDelay,
		Duration maxDelay, double jitterFactor, @Nullable Integer maxAttempts, Duration resetAfter) {

	private static final ReconnectSettings DEFAULTS = new ReconnectSettings(true, Duration.ofSeconds(1), 2,
			Duration.ofMillis(100), Duration.ofSeconds(30), 1, null, Duration.ofSeconds(30));

	/**
	 * Create these settings.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public ReconnectSettings {
		Assert.isTrue(!initialDelay.isNegative(), "initialDelay must not be negative");
		Assert.isTrue(multiplier >= 1, "multiplier must be at least 1");
		Assert.isTrue(!minDelay.isNegative(), "minDelay must not be negative");
		Assert.isTrue(maxDelay.compareTo(minDelay) >= 0, "maxDelay must not be shorter than minDelay");
		Assert.isTrue(jitterFactor >= 0 && jitterFactor <= 1, "jitterFactor must be from 0 to 1");
		Assert.isTrue(maxAttempts == null || maxAttempts >= 1, "maxAttempts must be at least 1");
		Assert.isTrue(!resetAfter.isNegative(), "resetAfter must not be negative");
	}

	/**
	 * The settings that hold where nothing else is said.
	 * @return the defaults
	 */
	public static ReconnectSettings defaults() {
		return DEFAULTS;
	}

}
