package dev.websockets.benchmarks.endpoint;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.WebSocketSessions;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.benchmarks.room.RoomOrder;

/**
 * An application with a room of this project.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class HandlerRoom {

	@Bean
	Handlers handlers() {
		return new Handlers();
	}

	static final class Handlers {

		@WebSocketHandler(path = Server.ROOM)
		void text(String text, WebSocketSessions sessions) {
			sessions.at(Server.ROOM).broadcast(text);
		}

		@WebSocketHandler(path = Server.CONTROL)
		String order(String order, WebSocketSessions sessions) {
			WebSocketSessions room = sessions.at(Server.ROOM);
			RoomOrder.parse(order).forEach(room::broadcast);
			return String.valueOf(room.size());
		}

	}

}
