package dev.websockets.autoconfigure;

import java.util.concurrent.CompletableFuture;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.client.SessionHandler;
import dev.websockets.handler.SessionHandlers;

/**
 * Has the sessions of a named connection served by handler methods.
 *
 * @param handlers the handler methods of the connection's name
 */
record HandlerMethodsSessionHandler(SessionHandlers handlers) implements SessionHandler {

	@Override
	public void opened(WebSocketSession session, WebSocketConnection connection) throws Exception {
		this.handlers.opened(session, connection);
	}

	@Override
	public CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection) {
		return this.handlers.dispatch(session, connection);
	}

}
