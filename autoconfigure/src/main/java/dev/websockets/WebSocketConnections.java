package dev.websockets;

import java.util.Set;

/**
 * The named connections of the application: one for every name under
 * {@code websockets.clients}. Thread-safe.
 *
 * @since 0.1.0
 */
public interface WebSocketConnections {

	/**
	 * The connection of a name.
	 * @param name a name under {@code websockets.clients}
	 * @return the connection
	 * @throws IllegalArgumentException if there is no such name; the message lists those
	 * there are
	 */
	WebSocketConnection get(String name);

	/**
	 * The names of all connections.
	 * @return the names, in order
	 */
	Set<String> names();

}
