package dev.websockets.behaviour;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Redirects, credentials and TLS, as a builder sets them.
 */
class ConnectOptionsTests {

	@AutoClose
	private final EngineClient engine = Engine.TYRUS.start();

	private WebSocketClient.Builder builder() {
		return this.engine.get().mutate();
	}

	/**
	 * A server that redirects {@code /n} to {@code /n-1}, and accepts {@code /0}.
	 */
	private static WebSocketTestServer redirecting() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			int hops = Integer.parseInt(peer.request().target().substring(1));
			if (hops > 0) {
				peer.refuse(302, Map.of("Location", "/" + (hops - 1)), "");
			}
			else {
				peer.echo();
			}
		});
		return server;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 7 })
	@DisplayName("B12 a redirect is followed at most max-redirects times")
	void redirects(int limit) {
		try (WebSocketTestServer server = redirecting()) {
			WebSocketClient client = builder().maxRedirects(limit).build();
			client.uri(server.uri("/" + limit)).open().close();
			assertThat(server.handshakes()).hasSize(limit + 1);
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> client.uri(server.uri("/" + (limit + 1))).open())
				.withMessageContaining("websockets.max-redirects")
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(302));
			assertThat(server.handshakes()).hasSize(2 * (limit + 1));
		}
	}

	@Test
	@DisplayName("B12 five redirects are followed if nothing is said, none if the limit is zero")
	void defaultAndZero() {
		try (WebSocketTestServer server = redirecting()) {
			builder().build().uri(server.uri("/5")).open().close();
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> builder().build().uri(server.uri("/6")).open());
			WebSocketClient client = builder().maxRedirects(0).build();
			client.uri(server.uri("/0")).open().close();
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> client.uri(server.uri("/1")).open());
			assertThatIllegalArgumentException().isThrownBy(() -> builder().maxRedirects(-1))
				.withMessage("maxRedirects must not be negative but was -1");
		}
	}

	private static WebSocketTestServer challenging(String... challenges) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			if (peer.request().header("Authorization") == null) {
				peer.refuse(401, Map.of("WWW-Authenticate", String.join(", ", challenges)), "");
			}
			else {
				peer.echo();
			}
		});
		return server;
	}

	private static List<String> authorizations(WebSocketTestServer server) {
		return server.handshakes()
			.stream()
			.map((request) -> String.valueOf(request.header("Authorization")).replaceAll(" .*", ""))
			.toList();
	}

	@Test
	@DisplayName("credentials answer a 401 with Basic, and are not sent unasked")
	void basic() {
		try (WebSocketTestServer server = challenging("Basic realm=\"r\"")) {
			WebSocketClient client = builder().credentials("alice", "p\u00e4ss").build();
			client.uri(server.uri("/")).open().close();
			assertThat(authorizations(server)).containsExactly("null", "Basic");
			HandshakeRequest answer = server.handshakes().get(1);
			assertThat(answer.header("Authorization")).isEqualTo(
					"Basic " + Base64.getEncoder().encodeToString("alice:p\u00e4ss".getBytes(StandardCharsets.UTF_8)));
			assertThat(answer.header("Sec-WebSocket-Key"))
				.isNotEqualTo(server.handshakes().get(0).header("Sec-WebSocket-Key"));
		}
	}

	@Test
	@DisplayName("Digest is answered rather than Basic")
	void digest() {
		try (WebSocketTestServer server = challenging("Basic realm=\"r\"",
				"Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256")) {
			builder().credentials("alice", "secret").build().uri(server.uri("/")).open().close();
			assertThat(authorizations(server)).containsExactly("null", "Digest");
			assertThat(server.handshakes().get(1).header("Authorization")).contains("username=\"alice\"")
				.doesNotContain("secret");
		}
	}

	@Test
	@DisplayName("B11 a 401 without credentials names the properties; with wrong ones it ends after one answer")
	void refused() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(401, Map.of("WWW-Authenticate", "Basic realm=\"r\""), "no"));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> builder().build().uri(server.uri("/")).open())
				.withMessageContaining("websockets.clients.<name>.username");
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> builder().credentials("alice", "wrong").build().uri(server.uri("/")).open())
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(401))
				.satisfies((ex) -> assertThat(ex.bodyAsString()).isEqualTo("no"));
			assertThat(server.handshakes()).hasSize(3);
		}
	}

	@Test
	@DisplayName("B12 credentials do not follow a redirect to another origin")
	void otherOrigin() {
		try (WebSocketTestServer other = challenging("Basic realm=\"r\"");
				WebSocketTestServer server = WebSocketTestServer.start()) {
			URI target = other.uri("/");
			server.onConnection((peer) -> peer.refuse(302, Map.of("Location", target.toString()), ""));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> builder().credentials("alice", "secret").build().uri(server.uri("/")).open());
			assertThat(authorizations(other)).containsExactly("null");
		}
	}

	@Test
	@DisplayName("B16 the TLS context of a builder says whom wss trusts; null is that of the JVM")
	void sslContext() {
		try (WebSocketTestServer server = WebSocketTestServer.builder().ssl(Certificates.server("localhost")).start()) {
			server.onConnection(WebSocketPeer::echo);
			URI uri = URI.create("wss://localhost:" + server.port() + "/");
			WebSocketClient trusting = builder().sslContext(Certificates.client()).build();
			trusting.uri(uri).open().close();
			trusting.mutate().build().uri(uri).open().close();
			WebSocketClient asTheJvm = trusting.mutate().sslContext(null).build();
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> asTheJvm.uri(uri).open())
				.withRootCauseInstanceOf(CertPathBuilderException.class);
		}
	}

	@Test
	@DisplayName("mutate and clone keep the options")
	void kept() {
		try (WebSocketTestServer server = challenging("Basic realm=\"r\"")) {
			WebSocketClient.Builder builder = builder().credentials("alice", "secret");
			WebSocketClient clone = builder.clone().build();
			builder.credentials("bob", "other");
			try (WebSocketSession session = clone.mutate().build().uri(server.uri("/")).open()) {
				assertThat(session.isOpen()).isTrue();
			}
			assertThat(server.handshakes().get(1).header("Authorization"))
				.isEqualTo("Basic " + Base64.getEncoder().encodeToString("alice:secret".getBytes()));
		}
	}

}
