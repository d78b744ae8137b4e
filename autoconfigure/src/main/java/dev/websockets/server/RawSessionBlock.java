package dev.websockets.server;

import dev.websockets.RawWebSocketSession;

/**
 * What is done with each raw session of an endpoint.
 *
 * @param <E> what it may throw
 * @since 0.1.0
 * @see WebSocketRouter.Builder#webSocketRaw(String, RawSessionBlock)
 */
@FunctionalInterface
public interface RawSessionBlock<E extends Exception> {

	/**
	 * Use the session. It is closed when this method returns or throws. Called on a
	 * thread of its own, which may block.
	 * @param session the open session
	 * @throws E closes the session with 1011, and is logged
	 */
	void run(RawWebSocketSession session) throws E;

}
