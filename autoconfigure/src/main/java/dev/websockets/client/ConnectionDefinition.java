package dev.websockets.client;

import java.util.Map;

import dev.websockets.WebSocketClient;

/**
 * A named connection to be: how it behaves, and what opens its sessions.
 *
 * @param settings how the connection is opened, closed and opened again
 * @param client opens the sessions, at its base URL, which it asks for anew at every
 * attempt
 * @param uriVariables the values of the variables in that URL
 * @since 0.1.0
 */
public record ConnectionDefinition(ConnectionSettings settings, WebSocketClient client, Map<String, ?> uriVariables) {

	/**
	 * Create a definition.
	 */
	public ConnectionDefinition {
		uriVariables = Map.copyOf(uriVariables);
	}

	/**
	 * Create a definition without variables.
	 * @param settings how the connection is opened, closed and opened again
	 * @param client opens the sessions
	 */
	public ConnectionDefinition(ConnectionSettings settings, WebSocketClient client) {
		this(settings, client, Map.of());
	}

	/**
	 * The name of the connection.
	 * @return the name under {@code websockets.clients}
	 */
	public String name() {
		return this.settings.name();
	}

	ConnectionDefinition with(Map<String, ?> uriVariables) {
		return new ConnectionDefinition(this.settings, this.client, uriVariables);
	}

	/**
	 * This definition with another client, whose limits hold.
	 */
	ConnectionDefinition with(WebSocketClient client) {
		return new ConnectionDefinition(this.settings.with(client.settings()), client, this.uriVariables);
	}

}
