package dev.websockets;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnection.State;

/**
 * Published to the application when a named connection changes its state.
 *
 * @param connection the connection
 * @param from the state before
 * @param to the state now
 * @param cause why, or {@code null} for an ordinary change
 * @since 0.1.0
 */
public record WebSocketConnectionEvent(WebSocketConnection connection, State from, State to,
		@Nullable Throwable cause) {

	/**
	 * The name of the connection.
	 * @return the name under {@code websockets.clients}
	 */
	public String name() {
		return this.connection.name();
	}

}
