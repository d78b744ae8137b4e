package dev.websockets.behaviour;

import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * The client that the behaviours are shown with.
 */
final class Clients {

	private static final WebSocketClient CLIENT = WebSocketClients.builder(new TyrusTransport())
		.settings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(10))
			.withCloseTimeout(Duration.ofSeconds(5)))
		.build();

	private Clients() {
	}

	static WebSocketClient client() {
		return CLIENT;
	}

	static WebSocketSession open(URI uri) {
		return CLIENT.uri(uri).open();
	}

	static WebSocketSession open(WebSocketTestServer server) {
		return open(server.uri("/"));
	}

	static WebSocketSession open(WebSocketTestServer server, UnaryOperator<SessionSettings> settings) {
		return CLIENT.uri(server.uri("/")).settings(settings).open();
	}

}
