package dev.websockets.autoconfigure;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.client.SessionHandler;
import dev.websockets.handler.ClientHandlers;

/**
 * Has the sessions of a named connection served by handler methods.
 *
 * @param handlers the handler methods of the connection's name
 */
record HandlerMethodsSessionHandler(ClientHandlers handlers) implements SessionHandler {

	@Override
	public void opened(WebSocketSession session, WebSocketConnection connection) throws Exception {
		this.handlers.opened(session, connection);
	}

	@Override
	public void dispatch(WebSocketSession session, WebSocketConnection connection) {
		this.handlers.dispatch(session, connection);
	}

}
