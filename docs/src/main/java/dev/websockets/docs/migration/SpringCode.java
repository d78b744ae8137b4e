package dev.websockets.docs.migration;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketConnectionManager;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/**
 * The left column of {@code coming-from-spring.md}.
 */
final class SpringCode extends AbstractWebSocketHandler {

	CompletableFuture<WebSocketSession> open(StandardWebSocketClient client, WebSocketHandler handler, URI uri) {
		WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
		headers.setSecWebSocketProtocol(List.of("v1"));
		headers.add("X-Key", "secret");
		return client.execute(handler, headers, uri);
	}

	WebSocketConnectionManager manage(StandardWebSocketClient client, WebSocketHandler handler, URI uri) {
		WebSocketConnectionManager manager = new WebSocketConnectionManager(client, handler, uri);
		manager.setAutoStartup(true);
		return manager;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws Exception {
		new ConcurrentWebSocketSessionDecorator(session, 1000, 65536).sendMessage(new TextMessage("hello"));
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
		session.sendMessage(new TextMessage("text"));
		session.setTextMessageSizeLimit(65536);
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) throws Exception {
		session.close(CloseStatus.GOING_AWAY.withReason("bye"));
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable error) {
		session.getAttributes().put("user", "alice");
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		session.getHandshakeHeaders();
		session.getRemoteAddress();
		session.getAcceptedProtocol();
		session.getExtensions();
	}

}
