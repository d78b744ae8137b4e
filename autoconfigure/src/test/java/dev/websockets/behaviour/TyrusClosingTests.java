package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

class TyrusClosingTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@AutoClose
	private final EngineClient client = Engine.TYRUS.start();

	@Test
	@DisplayName("abort cuts the connection without a Close")
	void abort() {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				end.complete(peer.awaitEnd(LIMIT));
			});
			WebSocketSession session = this.client.open(server);
			session.abort();
			assertThat(session.closeReason().getNow(null).code()).isEqualTo(1006);
			assertThat(end).succeedsWithin(LIMIT);
		}
	}

}
