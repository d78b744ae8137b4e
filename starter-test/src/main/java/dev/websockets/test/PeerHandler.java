package dev.websockets.test;

/**
 * Plays the server's part on one connection. It is called on a daemon thread of the
 * connection's own, before anything was read from the client: the handler answers the
 * handshake too. When it returns the connection stays as it is, until the client ends it
 * or the server stops.
 *
 * @since 0.1.0
 * @see WebSocketTestServer#onConnection(PeerHandler)
 */
@FunctionalInterface
public interface PeerHandler {

	/**
	 * Serve one connection.
	 * @param peer the connection
	 * @throws Exception if the test is to fail: {@link WebSocketTestServer#verify()}
	 * reports it. That the connection ended ({@link java.io.IOException},
	 * {@link java.io.UncheckedIOException}) is no failure
	 */
	void handle(WebSocketPeer peer) throws Exception;

}
