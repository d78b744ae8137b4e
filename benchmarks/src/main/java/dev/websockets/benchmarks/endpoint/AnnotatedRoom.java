package dev.websockets.benchmarks.endpoint;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

import dev.websockets.benchmarks.room.RoomOrder;

/**
 * An application with a room of annotated endpoints of JSR-356, on Tomcat's engine: a
 * loop over its sessions, each locked, as only one thread may send.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AnnotatedRoom {

	private static final Set<Session> SESSIONS = ConcurrentHashMap.newKeySet();

	@Bean
	ServerEndpointExporter endpoints() {
		ServerEndpointExporter exporter = new ServerEndpointExporter();
		exporter.setAnnotatedEndpointClasses(Room.class, Control.class);
		return exporter;
	}

	private static void broadcast(String text) {
		for (Session session : SESSIONS) {
			try {
				synchronized (session) {
					session.getBasicRemote().sendText(text);
				}
			}
			catch (IOException ex) {
				System.err.println("session " + session.getId() + " leaves: " + ex);
				SESSIONS.remove(session);
			}
		}
	}

	/**
	 * Public, and made by its constructor for each session, as JSR-356 asks for.
	 */
	@ServerEndpoint(Server.ROOM)
	public static final class Room {

		/**
		 * Join.
		 * @param session who joins
		 */
		@OnOpen
		public void join(Session session) {
			SESSIONS.add(session);
		}

		/**
		 * Send a text to all.
		 * @param text what came
		 */
		@OnMessage
		public void text(String text) {
			broadcast(text);
		}

		/**
		 * Leave.
		 * @param session who leaves
		 */
		@OnClose
		public void leave(Session session) {
			SESSIONS.remove(session);
		}

	}

	/**
	 * Follows orders.
	 */
	@ServerEndpoint(Server.CONTROL)
	public static final class Control {

		/**
		 * Send texts to all.
		 * @param order which
		 * @return the number of sessions
		 */
		@OnMessage
		public String order(String order) {
			RoomOrder.parse(order).forEach(AnnotatedRoom::broadcast);
			return String.valueOf(SESSIONS.size());
		}

	}

}
