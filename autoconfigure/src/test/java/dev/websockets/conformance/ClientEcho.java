package dev.websockets.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.springframework.util.unit.DataSize;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.Engine;
import dev.websockets.behaviour.EngineClient;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that echoes, and the server that is its peer.
 */
final class ClientEcho implements Echo {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final WebSocketTestServer server = WebSocketTestServer.builder().timeout(LIMIT).start();

	private final EngineClient engine;

	private final WebSocketClient client;

	private final EchoStyle style;

	ClientEcho(Engine engine, EchoStyle style) {
		this.engine = engine.start();
		this.client = this.engine.get()
			.mutate()
			.extensions(new PermessageDeflateFactory(DeflateSettings.defaults()))
			.build();
		this.style = style;
	}

	private static SessionSettings settings(SessionSettings settings) {
		return settings.withMaxMessageSize(DataSize.ofMegabytes(64));
	}

	@Override
	public boolean isServer() {
		return false;
	}

	@Override
	public <T> Outcome<T> play(Part<T> part) {
		CompletableFuture<T> found = new CompletableFuture<>();
		this.server.onConnection((peer) -> complete(found, part, peer));
		WebSocketSession session = this.client.uri(this.server.uri("/")).settings(ClientEcho::settings).open();
		CompletableFuture<Void> echo = this.style.start(session);
		assertThat(found).succeedsWithin(LIMIT);
		assertThat(session.closeReason()).succeedsWithin(LIMIT);
		assertThat(echo).succeedsWithin(LIMIT);
		return new Outcome<>(found.join(), session.extensions().size(), session.closeReason().join());
	}

	private static <T> void complete(CompletableFuture<T> found, Part<T> part, WebSocketPeer peer) {
		try {
			found.complete(part.play(new ServerPeer(peer)));
		}
		catch (Exception | AssertionError ex) {
			found.completeExceptionally(ex);
		}
	}

	@Override
	public void close() {
		this.engine.close();
		this.server.close();
	}

}
