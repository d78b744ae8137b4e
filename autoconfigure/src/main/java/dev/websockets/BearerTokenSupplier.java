package dev.websockets;

/**
 * Supplies the bearer token of opening handshakes. Asked anew for every attempt to open a
 * session, on the thread that connects: it may block, to fetch a token, and is
 * interrupted when {@code websockets.connect-timeout} is over.
 *
 * @since 0.1.0
 * @see WebSocketClient.Builder#bearerToken
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, section
 * 2.1</a>
 */
@FunctionalInterface
public interface BearerTokenSupplier {

	/**
	 * A token that is valid now.
	 * @return the token, without the word {@code Bearer}
	 * @throws WebSocketFatalException if a named connection is not to try again soon
	 */
	String getToken();

	/**
	 * A server refused the token (status 401): the next one must be another one. The
	 * attempt is then made once more. Does nothing unless it is overridden.
	 * @param token the token that was refused
	 */
	default void invalidate(String token) {
	}

}
