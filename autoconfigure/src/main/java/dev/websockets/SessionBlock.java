package dev.websockets;

/**
 * What to do with a session that is open only meanwhile.
 *
 * @param <E> what it throws
 * @since 0.1.0
 * @see WebSocketClient#webSocket(String, SessionBlock)
 */
@FunctionalInterface
public interface SessionBlock<E extends Exception> {

	/**
	 * Use the session. It is closed when this method returns or throws.
	 * @param session the open session
	 * @throws E what the caller of the client gets, unchanged
	 */
	void run(WebSocketSession session) throws E;

}
