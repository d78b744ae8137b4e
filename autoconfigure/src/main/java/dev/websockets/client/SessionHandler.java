package dev.websockets.client;

import java.util.concurrent.CompletableFuture;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;

/**
 * What a named connection does with each of its sessions.
 *
 * @since 0.1.0
 */
public interface SessionHandler {

	/**
	 * Prepare a new session: log in, subscribe. The connection is not open, and nothing
	 * is dispatched, before this returns. Called on a thread of its own that may block;
	 * it is interrupted, and the session aborted, when the open timeout is over.
	 * @param session the session; its incoming messages belong to this method meanwhile
	 * @param connection the connection, still connecting
	 * @throws Exception to give the session up; counts as a failed attempt
	 */
	void opened(WebSocketSession session, WebSocketConnection connection) throws Exception;

	/**
	 * Begin to dispatch the messages of a prepared session. Must not block.
	 * @param session the session
	 * @param connection the connection
	 * @return completes when nothing of the application runs for this session any more,
	 * which is after its end; the stop of the connections waits for it
	 */
	CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection);

}
