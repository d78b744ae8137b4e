package dev.websockets.client;

import dev.websockets.OutgoingSettings;

/**
 * How a named connection sends.
 *
 * @param whileDisconnected what becomes of a message while no session is open
 * @param queue the bounds of what waits for a session, and the longest wait
 * @since 0.1.0
 */
public record SendSettings(SendWhileDisconnected whileDisconnected, OutgoingSettings queue) {

	private static final SendSettings DEFAULTS = new SendSettings(SendWhileDisconnected.FAIL,
			OutgoingSettings.defaults());

	/**
	 * Sends fail while no session is open.
	 * @return the settings that hold where nothing else is said
	 */
	public static SendSettings defaults() {
		return DEFAULTS;
	}

}
