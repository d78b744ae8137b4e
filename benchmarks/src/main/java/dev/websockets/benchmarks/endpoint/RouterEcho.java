package dev.websockets.benchmarks.endpoint;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.server.WebSocketRouter;

/**
 * An application with an endpoint of this project.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class RouterEcho {

	@Bean
	WebSocketRouter endpoints() {
		return WebSocketRouter.route().webSocket(Server.ECHO, RouterEcho::echo).build();
	}

	private static void echo(WebSocketSession session) {
		for (Message message : session.incoming()) {
			session.send(message);
		}
	}

}
