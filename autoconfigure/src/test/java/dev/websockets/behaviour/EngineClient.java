package dev.websockets.behaviour;

import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.session.SessionThreads;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.Transport;

/**
 * The client that the behaviours of an engine are shown with.
 */
public final class EngineClient implements AutoCloseable {

	private final WebSocketClient client;

	private final Runnable stop;

	EngineClient(Transport transport, Runnable stop) {
		this(transport, SessionThreads.shared(), stop);
	}

	EngineClient(Transport transport, SessionThreads threads, Runnable stop) {
		this.client = WebSocketClients.builder(transport, threads)
			.settings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(10))
				.withCloseTimeout(Duration.ofSeconds(5)))
			.build();
		this.stop = stop;
	}

	public WebSocketClient get() {
		return this.client;
	}

	public WebSocketSession open(URI uri) {
		return this.client.uri(uri).open();
	}

	public WebSocketSession open(WebSocketTestServer server) {
		return open(server.uri("/"));
	}

	public WebSocketSession open(WebSocketTestServer server, UnaryOperator<SessionSettings> settings) {
		return this.client.uri(server.uri("/")).settings(settings).open();
	}

	@Override
	public void close() {
		this.stop.run();
	}

}
