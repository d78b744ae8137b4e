package dev.websockets.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.BearerTokenSupplier;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Headers, tokens and URLs that are asked for at every attempt.
 */
class FreshCredentialsTests {

	private static WebSocketClient client(WebSocketTestServer server, Consumer<WebSocketClient.Builder> change) {
		return WebSocketClients.builder(new TyrusTransport()).baseUrl(server.uri().toString()).apply(change).build();
	}

	private static List<String> sent(WebSocketTestServer server, Function<HandshakeRequest, String> value) {
		return server.handshakes().stream().map(value).toList();
	}

	private static WebSocketTestServer accepting(String authorization) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			if (authorization.equals(peer.request().header("Authorization"))) {
				peer.echo();
			}
			else {
				peer.refuse(401, java.util.Map.of("X-Why", "stale"), "token expired");
			}
		});
		return server;
	}

	@Test
	@DisplayName("B11 401, then a fresh token: connected")
	void freshToken() {
		Tokens tokens = new Tokens();
		try (WebSocketTestServer server = accepting("Bearer token-2");
				WebSocketSession session = client(server, (client) -> client.bearerToken(tokens)).uri("").open()) {
			assertThat(session.isOpen()).isTrue();
			assertThat(tokens.invalidated).containsExactly("token-1");
			assertThat(sent(server, (request) -> request.header("Authorization"))).containsExactly("Bearer token-1",
					"Bearer token-2");
		}
	}

	@Test
	@DisplayName("B11 still 401: a typed error with status, headers and body, after one fresh token")
	void stillUnauthorized() {
		Tokens tokens = new Tokens();
		try (WebSocketTestServer server = accepting("Bearer never")) {
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> client(server, (client) -> client.bearerToken(tokens)).uri("").open())
				.satisfies((refused) -> {
					assertThat(refused.statusCode()).isEqualTo(401);
					assertThat(refused.headers().getFirst("X-Why")).isEqualTo("stale");
					assertThat(refused.bodyAsString()).isEqualTo("token expired");
				});
			assertThat(server.handshakes()).hasSize(2);
		}
	}

	@Test
	@DisplayName("B11, B103 a named connection fails after one fresh token")
	void namedConnectionFails() throws Exception {
		Tokens tokens = new Tokens();
		try (WebSocketTestServer server = accepting("Bearer never");
				TestConnections connections = TestConnections.to(server)
					.client((client) -> client.bearerToken(tokens))
					.start()) {
			await().until(() -> connections.connection().status().state() == State.FAILED);
			assertThat(server.handshakes()).hasSize(2);
		}
	}

	@Test
	@DisplayName("B11 a header that is supplied is asked for at every attempt, and once more after a 401")
	void suppliedHeader() {
		AtomicInteger count = new AtomicInteger();
		try (WebSocketTestServer server = accepting("key 2")) {
			WebSocketClient client = client(server,
					(builder) -> builder.defaultHeader("Authorization", () -> "key " + count.incrementAndGet()));
			client.uri("").open().close();
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> client.uri("").open());
			assertThat(sent(server, (request) -> request.header("Authorization"))).containsExactly("key 1", "key 2",
					"key 3", "key 4");
		}
	}

	@Test
	@DisplayName("B11 a URL that is supplied is asked for once more after a 401, and used if it is another one")
	void suppliedUrl() {
		AtomicInteger count = new AtomicInteger();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().target().endsWith("=2")) {
					peer.echo();
				}
				else {
					peer.refuse(401);
				}
			});
			WebSocketClient client = client(server,
					(builder) -> builder.baseUrl(() -> server.uri("/?token=" + count.incrementAndGet()).toString()));
			client.uri("").open().close();
			assertThat(sent(server, HandshakeRequest::target)).containsExactly("/?token=1", "/?token=2");
		}
	}

	@Test
	@DisplayName("a 401 is final where nothing else can be sent")
	void nothingElse() {
		try (WebSocketTestServer server = accepting("Bearer never")) {
			WebSocketClient client = client(server, (builder) -> builder.defaultHeader("Authorization", () -> "same"));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> client.uri("").open());
			assertThat(server.handshakes()).hasSize(1);
		}
	}

	@Test
	@DisplayName("what the request says itself is not asked for")
	void requestWins() {
		Tokens tokens = new Tokens();
		try (WebSocketTestServer server = accepting("mine");
				WebSocketSession session = client(server,
						(client) -> client.bearerToken(tokens).defaultHeader("X-Key", () -> "supplied"))
					.uri("")
					.header("Authorization", "mine")
					.header("x-key", "my own")
					.open()) {
			assertThat(session.isOpen()).isTrue();
			assertThat(sent(server, (request) -> request.header("X-Key"))).containsExactly("my own");
			assertThat(tokens.count).hasValue(0);
		}
	}

	@Test
	@DisplayName("a supplier that fails, or returns null, is an error that says so")
	void failingSupplier() {
		try (WebSocketTestServer server = accepting("Bearer never")) {
			WebSocketClient failing = client(server, (client) -> client.defaultHeader("X-Key", () -> {
				throw new IllegalStateException("vault is sealed");
			}));
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> failing.uri("").open())
				.withMessageContaining("no header X-Key")
				.withMessageContaining("vault is sealed");
			assertThat(server.handshakes()).isEmpty();
		}
	}

	@Test
	@DisplayName("a header that belongs to the handshake cannot be supplied")
	void reservedHeader() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> WebSocketClients.builder(new TyrusTransport()).defaultHeader("Sec-WebSocket-Key", () -> "mine"))
			.withMessageContaining("belongs to the handshake itself");
	}

	private static final class Tokens implements BearerTokenSupplier {

		private final AtomicInteger count = new AtomicInteger();

		private final List<String> invalidated = new CopyOnWriteArrayList<>();

		@Override
		public String getToken() {
			return "token-" + this.count.incrementAndGet();
		}

		@Override
		public void invalidate(String token) {
			this.invalidated.add(token);
		}

	}

}
