package dev.websockets.relay;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whether a relay works.
 *
 * @param state whether it does
 * @param since the time of the last change
 * @param lastError why it last did not work, or {@code null} if it always did
 * @since 0.1.0
 */
public record RelayStatus(State state, Instant since, @Nullable Throwable lastError) {

	/**
	 * Whether a relay works.
	 */
	public enum State {

		/**
		 * Nothing is known yet.
		 */
		STARTING,

		/**
		 * What is published comes back.
		 */
		AVAILABLE,

		/**
		 * It does not.
		 */
		UNAVAILABLE

	}

}
