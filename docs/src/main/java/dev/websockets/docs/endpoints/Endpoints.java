package dev.websockets.docs.endpoints;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.server.WebSocketRouter;

@Configuration(proxyBeanMethods = false)
class Endpoints {

	// tag::router[]
	@Bean
	WebSocketRouter endpoints() {
		return WebSocketRouter.route().webSocket("/echo", (session) -> {
			for (Message message : session.incoming()) {
				session.send(message);
			}
		}).build();
	}
	// end::router[]

	// tag::spec[]
	@Bean
	WebSocketRouter trades() {
		return WebSocketRouter.route()
			.webSocket("/trades/{symbol}", (endpoint) -> endpoint.subprotocols("trades.v2", "trades.v1")
				.settings((settings) -> settings.withMaxMessageSize(DataSize.ofKilobytes(64))), (session) -> {
					String symbol = session.handshake().pathVariables().get("symbol");
					session.send("trades of " + symbol + " by " + session.handshake().subprotocol());
				})
			.build();
	}
	// end::spec[]

}
