package dev.websockets.client;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketClient;

/**
 * A named connection to be: how it behaves, and what opens its sessions.
 *
 * @param settings how the connection is opened, closed and opened again
 * @param client opens the sessions, at its base URL, which it asks for anew at every
 * attempt
 * @param uriVariables the values of the variables in that URL
 * @param permits say when it may be open, or {@code null} for always
 * @since 0.1.0
 */
public record ConnectionDefinition(ConnectionSettings settings, WebSocketClient client, Map<String, ?> uriVariables,
		@Nullable ConnectionPermits permits) {

	/**
	 * Create a definition.
	 */
	public ConnectionDefinition {
		uriVariables = Map.copyOf(uriVariables);
	}

	/**
	 * Create a definition without variables, of a connection that may always be open.
	 * @param settings how the connection is opened, closed and opened again
	 * @param client opens the sessions
	 */
	public ConnectionDefinition(ConnectionSettings settings, WebSocketClient client) {
		this(settings, client, Map.of(), null);
	}

	/**
	 * This definition of a connection that may be open at times only.
	 * @param permits say when
	 * @return another definition
	 */
	public ConnectionDefinition with(ConnectionPermits permits) {
		return new ConnectionDefinition(this.settings, this.client, this.uriVariables, permits);
	}

	/**
	 * The name of the connection.
	 * @return the name under {@code websockets.clients}
	 */
	public String name() {
		return this.settings.name();
	}

	ConnectionDefinition with(Map<String, ?> uriVariables) {
		return new ConnectionDefinition(this.settings, this.client, uriVariables, this.permits);
	}

	/**
	 * This definition with another client, whose limits hold.
	 */
	ConnectionDefinition with(WebSocketClient client) {
		return new ConnectionDefinition(this.settings.with(client.settings()), client, this.uriVariables, this.permits);
	}

}
