package dev.websockets.behaviour;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class RedirectsTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final int MOST = 3;

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	@DisplayName("B12 redirects are followed up to max-redirects, one more is refused")
	void chain(int status) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				int left = Integer.parseInt(peer.request().path().substring(1));
				if (left == 0) {
					peer.echo();
				}
				else {
					peer.refuse(status, Map.of("Location", "/" + (left - 1)), "moved");
				}
			});
			WebSocketClient client = this.client.get().mutate().maxRedirects(MOST).build();
			try (WebSocketSession session = client.uri(server.uri("/" + MOST)).open()) {
				assertThat(session.handshake().uri()).isEqualTo(server.uri("/" + MOST));
			}
			assertThat(server.handshakes()).hasSize(MOST + 1).extracting(HandshakeRequest::key).doesNotHaveDuplicates();
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> client.uri(server.uri("/" + (MOST + 1))).open())
				.withMessageContaining("websockets.max-redirects (3)")
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(status))
				.satisfies((ex) -> assertThat(ex.bodyAsString()).isEqualTo("moved"));
			assertThat(server.handshakes()).hasSize(2 * (MOST + 1));
			client.uri(server.uri("/0")).open().close();
		}
	}

	@Test
	@DisplayName("B12 a loop of redirects ends")
	void loop() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(302,
					Map.of("Location", peer.request().path().equals("/a") ? "/b" : "/a"), ""));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.open(server.uri("/a")))
				.withMessageContaining("websockets.max-redirects (5)");
			assertThat(server.handshakes()).hasSize(6);
		}
	}

	@ParameterizedTest
	@CsvSource({ "next, /a/b/next", "/next?x=%2F, /next?x=%2F", "../up, /a/up", "?only=query, /a/b/c?only=query",
			"./, /a/b/", "//localhost:{port}/other, /other", "ws://localhost:{port}/, /",
			"http://localhost:{port}/http, /http", "ws://LOCALHOST:{port}/case#gone, /case" })
	@DisplayName("B12 a relative Location is resolved, an absolute one taken; Authorization and Cookie stay in their origin")
	void location(String location, String target) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().target().equals("/a/b/c?x=1")) {
					peer.refuse(302, Map.of("Location", location.replace("{port}", "" + server.port())), "");
				}
				else {
					peer.echo();
				}
			});
			withSecrets(this.client.get().uri(server.uri("/a/b/c?x=1"))).open().close();
			HandshakeRequest last = server.handshakes().get(1);
			assertThat(last.target()).isEqualTo(target);
			assertThat(last.header("Authorization")).isEqualTo("Bearer secret");
			assertThat(last.header("Cookie")).isEqualTo("session=secret");
		}
	}

	@Test
	@DisplayName("B12 Authorization and Cookie do not cross to another origin, nor come back from there; the rest does")
	void otherOrigin() {
		try (WebSocketTestServer other = WebSocketTestServer.start();
				WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().path().equals("/")) {
					peer.refuse(307, Map.of("Location", other.uri("/") + ""), "");
				}
				else {
					peer.echo();
				}
			});
			other.onConnection((peer) -> peer.refuse(307, Map.of("Location", server.uri("/back") + ""), ""));
			withSecrets(this.client.get().uri(server.uri("/"))).open().close();
			assertThat(server.handshakes().get(0).headers()).containsKeys("Authorization", "Cookie", "X-Other");
			assertThat(other.handshakes().get(0).headers()).containsKey("X-Other")
				.doesNotContainKeys("Authorization", "Cookie");
			assertThat(other.handshakes().get(0).header("Host")).isEqualTo("localhost:" + other.port());
			assertThat(server.handshakes().get(1).headers()).containsKey("X-Other")
				.doesNotContainKeys("Authorization", "Cookie");
		}
	}

	@Test
	@DisplayName("B12 from ws to wss is followed, as another origin; from wss to ws is refused")
	void schemes() {
		WebSocketClient client = this.client.get().mutate().sslContext(Certificates.client()).build();
		try (WebSocketTestServer plain = WebSocketTestServer.start();
				WebSocketTestServer secure = WebSocketTestServer.builder()
					.ssl(Certificates.server("localhost"))
					.start()) {
			plain.onConnection((peer) -> peer.refuse(301, Map.of("Location", secure.uri("/up") + ""), ""));
			secure.onConnection((peer) -> {
				if (peer.request().path().equals("/up")) {
					peer.echo();
				}
				else {
					peer.refuse(301, Map.of("Location", plain.uri("/down") + ""), "");
				}
			});
			try (WebSocketSession session = withSecrets(client.uri(plain.uri("/"))).open()) {
				assertThat(session.handshake().tlsSession()).isNotNull();
			}
			assertThat(secure.handshakes().get(0).headers()).doesNotContainKeys("Authorization", "Cookie");
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> client.uri(secure.uri("/down")).open())
				.withMessageContaining("from TLS to a connection without it, which is refused");
			assertThat(plain.handshakes()).hasSize(1);
		}
	}

	@Test
	@DisplayName("B12 a redirect to where nobody listens names where it led")
	void deadEnd() {
		WebSocketTestServer gone = WebSocketTestServer.start();
		gone.close();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(302, Map.of("Location", gone.uri("/x") + ""), ""));
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> this.client.open(server))
				.withMessageContaining(gone.uri("/x").toString())
				.withMessageContaining(server.uri("/").toString());
		}
	}

	@Test
	@DisplayName("B12 a redirect is followed at once, whatever its body is; its connection is closed")
	void endlessBody() {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().path().equals("/")) {
					peer.sendBytes(Answers.head("HTTP/1.1 302 Found", "Location: /next"));
					end.complete(peer.awaitEnd(LIMIT));
				}
				else {
					peer.echo();
				}
			});
			long begin = System.nanoTime();
			this.client.open(server).close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(900));
			assertThat(end).succeedsWithin(LIMIT);
		}
	}

	private static WebSocketClient.RequestSpec withSecrets(WebSocketClient.RequestSpec request) {
		return request.header("Authorization", "Bearer secret").header("X-Other", "1").cookie("session", "secret");
	}

}
