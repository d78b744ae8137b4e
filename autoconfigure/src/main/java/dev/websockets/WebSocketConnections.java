package dev.websockets;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The named connections of the application: one for every name under
 * {@code websockets.clients}, and any number that are opened at run time. Thread-safe.
 *
 * @since 0.1.0
 */
public interface WebSocketConnections {

	/**
	 * The connection of a name under {@code websockets.clients}.
	 * @param name the name
	 * @return the connection
	 * @throws IllegalArgumentException if there is no such name; the message lists those
	 * there are
	 */
	WebSocketConnection get(String name);

	/**
	 * The names under {@code websockets.clients}, but for those removed.
	 * @return the names, in order
	 */
	Set<String> names();

	/**
	 * All connections there are: those of the {@link #names()}, then those opened at run
	 * time, in that order.
	 * @return a snapshot
	 */
	List<WebSocketConnection> all();

	/**
	 * Open another connection of a name under {@code websockets.clients}: its properties
	 * and its handlers apply, and the variables in its URL get values. Does not wait. It
	 * is there until it is {@linkplain #remove removed}.
	 * @param name the name
	 * @param uriVariables the values of the variables in the URL, by name
	 * @return the connection, connecting
	 * @throws IllegalArgumentException if there is no such name, or a variable has no
	 * value
	 * @throws IllegalStateException if the application stops
	 */
	WebSocketConnection open(String name, Map<String, ?> uriVariables);

	/**
	 * Open a connection with a client of its own. If the name stands under
	 * {@code websockets.clients}, its properties and its handlers apply; else what holds
	 * for all clients, and messages are read and thrown away, as no handler has that
	 * name. Does not wait. It is there until it is {@linkplain #remove removed}.
	 * @param name the name
	 * @param client changes the client of that name, such as its base URL
	 * @return the connection, connecting
	 * @throws IllegalArgumentException if the client has no URL
	 * @throws IllegalStateException if the application stops
	 */
	WebSocketConnection open(String name, Consumer<WebSocketClient.Builder> client);

	/**
	 * Close a connection as {@link WebSocketConnection#close()} does, and forget it.
	 * @param connection one of {@link #all()}
	 */
	void remove(WebSocketConnection connection);

}
