package dev.websockets.server;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Stands for an endpoint in the handshake of spring-websocket. Its sessions are none of
 * Spring's.
 *
 * @param endpoint the endpoint
 */
record EndpointHandler(Endpoint endpoint) implements WebSocketHandler {

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		throw unexpected();
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
		throw unexpected();
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		throw unexpected();
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus closeStatus) {
		throw unexpected();
	}

	@Override
	public boolean supportsPartialMessages() {
		return false;
	}

	private IllegalStateException unexpected() {
		return new IllegalStateException("the endpoint " + this.endpoint.path() + " has sessions of its own engine");
	}

}
