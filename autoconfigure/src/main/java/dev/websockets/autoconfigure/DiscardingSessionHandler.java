package dev.websockets.autoconfigure;

import java.util.concurrent.CompletableFuture;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.client.SessionHandler;

/**
 * Reads the messages of a connection that has no handler methods, and throws them away.
 */
final class DiscardingSessionHandler implements SessionHandler {

	@Override
	public void opened(WebSocketSession session, WebSocketConnection connection) {
		// nothing to prepare
	}

	@Override
	public CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection) {
		session.incoming().discard();
		CompletableFuture<Void> done = new CompletableFuture<>();
		session.onClose((reason) -> done.complete(null));
		return done;
	}

}
