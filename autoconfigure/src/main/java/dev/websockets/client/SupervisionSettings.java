package dev.websockets.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is watched while a named connection is open.
 *
 * @param staleAfter the time without a message after which the connection is stale, or
 * {@code null} for none
 * @param reconnectWhenStale whether it is opened anew then
 * @param maxSessionAge the age at which a session is replaced, up to a tenth earlier, so
 * that not all of them are at once, or {@code null} for none
 * @param heartbeat the application's own keep-alive, or {@code null} for none
 * @since 0.1.0
 */
public record SupervisionSettings(@Nullable Duration staleAfter, boolean reconnectWhenStale,
		@Nullable Duration maxSessionAge, @Nullable HeartbeatSettings heartbeat) {

	private static final SupervisionSettings NONE = new SupervisionSettings(null, false, null, null);

	/**
	 * Create these settings.
	 * @throws IllegalArgumentException if a time is not positive
	 */
	public SupervisionSettings {
		if (staleAfter != null) {
			ConnectionTimeouts.checkPositive("staleAfter", staleAfter);
		}
		if (maxSessionAge != null) {
			ConnectionTimeouts.checkPositive("maxSessionAge", maxSessionAge);
		}
	}

	/**
	 * Nothing is watched.
	 * @return the settings that hold where nothing else is said
	 */
	public static SupervisionSettings none() {
		return NONE;
	}

}
