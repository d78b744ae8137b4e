package dev.websockets;

import java.time.Duration;

/**
 * Published to the application when a named connection is open, and no message has come
 * for {@code websockets.clients.<name>.stale-after}; once until the next message.
 *
 * @param connection the connection
 * @param session the session that nothing came from
 * @param silence the time since its last message, or since it was opened
 * @since 0.1.0
 */
public record WebSocketConnectionStaleEvent(WebSocketConnection connection, WebSocketSession session,
		Duration silence) {

	/**
	 * The name of the connection.
	 * @return the name under {@code websockets.clients}
	 */
	public String name() {
		return this.connection.name();
	}

}
