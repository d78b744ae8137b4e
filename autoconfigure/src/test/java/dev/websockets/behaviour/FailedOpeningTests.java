package dev.websockets.behaviour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ParameterizedClass
@EnumSource
class FailedOpeningTests extends EngineBehaviour {

	@Test
	@DisplayName("B4 unknown host: a typed error within the connect timeout")
	void unknownHost() {
		assertThatExceptionOfType(WebSocketConnectException.class)
			.isThrownBy(() -> this.client.open(URI.create("ws://no-such-host.invalid/")))
			.withMessage("cannot connect to ws://no-such-host.invalid/: unknown host no-such-host.invalid");
	}

	@Test
	@DisplayName("B4 refused port: a typed error within the connect timeout")
	void refusedPort() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		URI uri = URI.create("ws://localhost:" + port + "/");
		assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> this.client.open(uri))
			.withMessageContaining(uri.toString())
			.isNotInstanceOf(WebSocketHandshakeRefusedException.class);
	}

	@Test
	@DisplayName("B6 connect timeout covers a server that accepts and never answers the handshake")
	void silentServer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			long begin = System.nanoTime();
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(
					() -> this.client.open(server, (settings) -> settings.withConnectTimeout(Duration.ofMillis(300))))
				.withMessageContaining("websockets.connect-timeout (300 ms)");
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 403, 404, 500, 503 })
	@DisplayName("B14 not an upgrade: error with the status")
	void notAnUpgrade(int status) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(status, Map.of(), "no"));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.open(server))
				.withMessageContaining("refused the handshake with status " + status)
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(status));
		}
	}

	@Test
	@DisplayName("B15 a client is usable again at once after any failed opening")
	void usableAfterFailure() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().path().equals("/no")) {
					peer.refuse(403);
				}
				else {
					peer.accept();
					peer.echo();
				}
			});
			for (int i = 0; i < 5; i++) {
				assertThatExceptionOfType(WebSocketException.class)
					.isThrownBy(() -> this.client.open(server.uri("/no")));
				this.client.open(server).close();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost/", "ftp://localhost/", "/relative", "ws://under_score/", "ws:///path",
			"ws://localhost/#fragment", "ws://local host/" })
	@DisplayName("bad URIs are refused in words")
	void badUri(String uri) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.get().uri(uri)).withMessageContaining(uri);
	}

}
