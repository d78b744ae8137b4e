package dev.websockets.transport.tyrus;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import jakarta.websocket.Session;

import dev.websockets.WebSocketClient.RequestSpec;
import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.Engine;
import dev.websockets.behaviour.EngineClient;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

/**
 * A session of the engine {@code tyrus}, its view, and its peer, which does nothing by
 * itself.
 */
final class ViewedSession implements AutoCloseable {

	private final WebSocketTestServer server = WebSocketTestServer.start();

	private final EngineClient client = Engine.TYRUS.start();

	private final WebSocketPeer peer;

	private final WebSocketSession session;

	ViewedSession() {
		this("/", (request) -> request);
	}

	ViewedSession(String path, UnaryOperator<RequestSpec> request) {
		CompletableFuture<WebSocketSession> opening = request.apply(this.client.get().uri(this.server.uri(path)))
			.openAsync();
		this.peer = this.server.nextPeer();
		this.peer.accept();
		this.session = opening.orTimeout(10, TimeUnit.SECONDS).join();
	}

	WebSocketTestServer server() {
		return this.server;
	}

	WebSocketPeer peer() {
		return this.peer;
	}

	WebSocketSession session() {
		return this.session;
	}

	Session view() {
		return this.session.unwrap(Session.class);
	}

	@Override
	public void close() {
		this.session.abort();
		this.client.close();
		this.server.close();
	}

}
