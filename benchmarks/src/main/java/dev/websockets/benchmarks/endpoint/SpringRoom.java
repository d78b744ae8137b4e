package dev.websockets.benchmarks.endpoint;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import dev.websockets.benchmarks.room.RoomOrder;

/**
 * An application with a room of spring-websocket, on Tomcat's engine: a loop over its
 * sessions, each behind the decorator that lets many threads send.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocket
class SpringRoom implements WebSocketConfigurer {

	private static final int SEND_TIME_LIMIT_MILLIS = 10_000;

	private static final int BUFFER_SIZE_LIMIT = 16 * 1024 * 1024;

	private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(new Room(), Server.ROOM).addHandler(new Control(), Server.CONTROL);
	}

	private void broadcast(TextMessage message) {
		for (WebSocketSession session : this.sessions.values()) {
			try {
				session.sendMessage(message);
			}
			catch (IOException | SessionLimitExceededException ex) {
				System.err.println("session " + session.getId() + " leaves: " + ex);
				this.sessions.remove(session.getId());
			}
		}
	}

	private final class Room extends TextWebSocketHandler {

		@Override
		public void afterConnectionEstablished(WebSocketSession session) {
			SpringRoom.this.sessions.put(session.getId(),
					new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT_MILLIS, BUFFER_SIZE_LIMIT));
		}

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) {
			broadcast(message);
		}

		@Override
		public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
			SpringRoom.this.sessions.remove(session.getId());
		}

	}

	private final class Control extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage order) throws IOException {
			for (String text : RoomOrder.parse(order.getPayload())) {
				broadcast(new TextMessage(text));
			}
			session.sendMessage(new TextMessage(String.valueOf(SpringRoom.this.sessions.size())));
		}

	}

}
