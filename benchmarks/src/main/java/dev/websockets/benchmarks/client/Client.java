package dev.websockets.benchmarks.client;

import java.net.URI;

/**
 * A WebSocket client as the scenarios see it. Safe for use by many threads.
 */
public interface Client extends AutoCloseable {

	/**
	 * Open a connection. Blocks until it is open.
	 * @param uri where to
	 * @param listener told of what comes, in order
	 * @return the open connection
	 * @throws Exception if it cannot be opened
	 */
	Connection open(URI uri, Listener listener) throws Exception;

	/**
	 * End the threads that all connections share.
	 * @throws Exception if that fails
	 */
	@Override
	default void close() throws Exception {
	}

}
