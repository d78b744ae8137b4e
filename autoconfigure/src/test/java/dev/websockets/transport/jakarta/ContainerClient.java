package dev.websockets.transport.jakarta;

import java.time.Duration;
import java.util.function.UnaryOperator;

import jakarta.websocket.WebSocketContainer;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.test.WebSocketTestServer;

/**
 * A client over a container of the application's.
 */
final class ContainerClient implements AutoCloseable {

	private final ContainerKind kind;

	private final WebSocketContainer container;

	private final WebSocketClient client;

	ContainerClient(ContainerKind kind) {
		this.kind = kind;
		this.container = kind.start();
		this.client = WebSocketClients.builder(new JakartaTransport(this.container))
			.settings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(10))
				.withCloseTimeout(Duration.ofSeconds(5)))
			.build();
	}

	ContainerKind kind() {
		return this.kind;
	}

	WebSocketClient get() {
		return this.client;
	}

	WebSocketSession open(WebSocketTestServer server) {
		return open(server, UnaryOperator.identity());
	}

	WebSocketSession open(WebSocketTestServer server, UnaryOperator<SessionSettings> settings) {
		return this.client.uri(server.uri("/")).settings(settings).open();
	}

	@Override
	public void close() {
		this.kind.stop(this.container);
	}

}
