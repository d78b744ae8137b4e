package dev.websockets.client;

import dev.websockets.WebSocketClient;

/**
 * A named connection to be: how it behaves, and what opens its sessions.
 *
 * @param settings how the connection is opened, closed and opened again
 * @param client opens the sessions, at its base URL, which it asks for anew at every
 * attempt
 * @since 0.1.0
 */
public record ConnectionDefinition(ConnectionSettings settings, WebSocketClient client) {

	/**
	 * The name of the connection.
	 * @return the name under {@code websockets.clients}
	 */
	public String name() {
		return this.settings.name();
	}

}
