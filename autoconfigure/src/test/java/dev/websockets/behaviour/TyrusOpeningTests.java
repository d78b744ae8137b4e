package dev.websockets.behaviour;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TyrusOpeningTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@AutoClose
	private final EngineClient client = Engine.TYRUS.start();

	@Test
	@DisplayName("B6 the socket of an attempt that timed out is closed")
	void silentServer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Object> end = new CompletableFuture<>();
			server.onConnection((peer) -> end.complete(peer.awaitEnd(LIMIT)));
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(
					() -> this.client.open(server, (settings) -> settings.withConnectTimeout(Duration.ofMillis(300))));
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("B10 a subprotocol that was not offered is refused, the connection closed")
	void subprotocolNotOffered() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Object> end = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept(Map.of("Sec-WebSocket-Protocol", "chat"));
				end.complete(peer.awaitEnd(LIMIT));
			});
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.open(server))
				.withMessageContaining("'chat'");
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 401, 403, 404, 500, 503 })
	@DisplayName("B14 not an upgrade: error with the status and the headers")
	void notAnUpgrade(int status) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(status, Map.of("X-Why", "because"), "no"));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.open(server))
				.satisfies((ex) -> {
					assertThat(ex.statusCode()).isEqualTo(status);
					assertThat(ex.headers().getFirst("X-Why")).isEqualTo("because");
				})
				.withMessageContaining("refused the handshake with status " + status);
		}
	}

}
