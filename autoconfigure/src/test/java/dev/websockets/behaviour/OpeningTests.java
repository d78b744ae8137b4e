package dev.websockets.behaviour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OpeningTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B1 session style: send text, receive the echo, close")
	void sessionStyle() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			try (WebSocketSession session = Clients.open(server)) {
				session.send("hello");
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("hello"));
			}
		}
	}

	@Test
	@DisplayName("B2 two sessions of one client, 100 round trips each in parallel, nothing mixed up")
	void sessionsInParallel() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			CompletableFuture<Void> first = CompletableFuture.runAsync(() -> roundTrips(server, "first"));
			CompletableFuture<Void> second = CompletableFuture.runAsync(() -> roundTrips(server, "second"));
			assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(LIMIT);
		}
	}

	private static void roundTrips(WebSocketTestServer server, String name) {
		try (WebSocketSession session = Clients.open(server)) {
			for (int i = 0; i < 100; i++) {
				session.send(name + i);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(name + i));
			}
		}
	}

	@Test
	@DisplayName("B3 a relative URI is appended to the client's base URL")
	void relativeUri() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			WebSocketClient client = Clients.client().mutate().baseUrl(server.uri("/v1").toString()).build();
			client.uri("/trades/{symbol}?depth={depth}&q=a%2Bb", "BRK A/B", "5%").open().close();
			client.uri("").open().close();
			client.uri(server.uri("/elsewhere")).open().close();
			assertThat(server.handshakes()).extracting(HandshakeRequest::target)
				.containsExactly("/v1/trades/BRK%20A%2FB?depth=5%25&q=a%2Bb", "/v1", "/elsewhere");
		}
	}

	@Test
	@DisplayName("B4 unknown host: a typed error within the connect timeout")
	void unknownHost() {
		assertThatExceptionOfType(WebSocketConnectException.class)
			.isThrownBy(() -> Clients.open(URI.create("ws://no-such-host.invalid/")))
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
		assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> Clients.open(uri))
			.withMessageContaining(uri.toString());
	}

	@Test
	@DisplayName("B5 an exception in the block reaches the caller unchanged")
	void exceptionInBlock() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			IOException failure = new IOException("of the block");
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> Clients.client().webSocket(server.uri().toString(), (session) -> {
					session.send("hello");
					throw failure;
				}))
				.isSameAs(failure);
		}
	}

	@Test
	@DisplayName("B6 connect timeout covers a server that accepts and never answers the handshake")
	void silentServer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Object> end = new CompletableFuture<>();
			server.onConnection((peer) -> end.complete(peer.awaitEnd(LIMIT)));
			long begin = System.nanoTime();
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(
						() -> Clients.open(server, (settings) -> settings.withConnectTimeout(Duration.ofMillis(300))))
				.withMessageContaining("websockets.connect-timeout (300 ms)");
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("B7 a frame that the server sends right behind the 101 is never lost")
	void frameBehindHandshake() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("first"));
				peer.echo();
			});
			for (int i = 0; i < 20; i++) {
				try (WebSocketSession session = Clients.open(server)) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("first"));
				}
			}
		}
	}

	@Test
	@DisplayName("B8 handshake carries Upgrade, Connection, version 13, one fresh 16-byte key, the user's headers")
	void handshakeHeaders() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(Map.of("X-Answer", "42"));
				peer.echo();
			});
			Set<String> keys = new HashSet<>();
			for (int i = 0; i < 3; i++) {
				try (WebSocketSession session = Clients.client()
					.uri(server.uri("/"))
					.header("X-Key", "one", "two")
					.cookie("a", "1")
					.cookie("b", "2")
					.open()) {
					assertThat(session.handshake().responseHeaders().getFirst("X-Answer")).isEqualTo("42");
					assertThat(session.handshake().requestHeaders().get("X-Key")).contains("one", "two");
					assertThat(session.handshake().uri()).isEqualTo(server.uri("/"));
				}
				HandshakeRequest request = server.handshakes().get(i);
				assertThat(request.method()).isEqualTo("GET");
				assertThat(request.header("Upgrade")).isEqualToIgnoringCase("websocket");
				assertThat(request.header("Connection")).containsIgnoringCase("upgrade");
				assertThat(request.header("Host")).isEqualTo("localhost:" + server.port());
				assertThat(request.headers("Sec-WebSocket-Version")).containsExactly("13");
				assertThat(request.headers("Sec-WebSocket-Key")).hasSize(1);
				assertThat(Base64.getDecoder().decode(request.key())).hasSize(16);
				assertThat(String.join(", ", request.headers("X-Key"))).isEqualTo("one, two");
				assertThat(request.header("Cookie")).isEqualTo("a=1; b=2");
				assertThat(request.header("Origin")).isNull();
				keys.add(request.key());
			}
			assertThat(keys).hasSize(3);
		}
	}

	@Test
	@DisplayName("B8 userinfo becomes Basic credentials and leaves the request")
	void userInfo() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			Clients.open(URI.create("ws://user:p%40ss@localhost:" + server.port())).close();
			HandshakeRequest request = server.handshakes().get(0);
			assertThat(request.target()).isEqualTo("/");
			assertThat(request.header("Host")).doesNotContain("user");
			assertThat(request.header("Authorization"))
				.isEqualTo("Basic " + Base64.getEncoder().encodeToString("user:p@ss".getBytes()));
		}
	}

	@Test
	@DisplayName("B9 server that demands a subprotocol: with it connected and readable, without it refused")
	void subprotocol() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().subprotocols().contains("trades.v2")) {
					peer.accept(Map.of("Sec-WebSocket-Protocol", "trades.v2"));
					peer.echo();
				}
				else {
					peer.refuse(400);
				}
			});
			try (WebSocketSession session = Clients.client()
				.uri(server.uri("/"))
				.subprotocols("trades.v3", "trades.v2")
				.open()) {
				assertThat(session.handshake().subprotocol()).isEqualTo("trades.v2");
			}
			assertThat(server.handshakes().get(0).subprotocols()).isEqualTo(List.of("trades.v3", "trades.v2"));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> Clients.open(server))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400));
		}
	}

	@Test
	@DisplayName("B10 a subprotocol that was not offered is refused, the connection closed")
	void subprotocolNotOffered() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<WebSocketPeer> served = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept(Map.of("Sec-WebSocket-Protocol", "chat"));
				served.complete(peer);
			});
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> Clients.open(server))
				.withMessageContaining("'chat'");
			assertThat(served).succeedsWithin(LIMIT);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 401, 403, 404, 500, 503 })
	@DisplayName("B14 not an upgrade: error with the status and the headers")
	void notAnUpgrade(int status) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(status, Map.of("X-Why", "because"), "no"));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> Clients.open(server))
				.satisfies((ex) -> {
					assertThat(ex.statusCode()).isEqualTo(status);
					assertThat(ex.headers().getFirst("X-Why")).isEqualTo("because");
				})
				.withMessageContaining("refused the handshake with status " + status);
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
				assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> Clients.open(server.uri("/no")));
				Clients.open(server).close();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost/", "ftp://localhost/", "/relative", "ws://under_score/", "ws:///path",
			"ws://localhost/#fragment", "ws://local host/" })
	@DisplayName("bad URIs are refused in words")
	void badUri(String uri) {
		assertThatIllegalArgumentException().isThrownBy(() -> Clients.client().uri(uri)).withMessageContaining(uri);
	}

	@Test
	@DisplayName("opening without blocking completes, and cancelling gives the attempt up")
	void openAsync() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				if (peer.request().path().equals("/")) {
					peer.accept();
					peer.echo();
				}
				else {
					peer.awaitEnd(LIMIT);
				}
			});
			CompletableFuture<WebSocketSession> opening = Clients.client().uri(server.uri("/")).openAsync();
			assertThat(opening).succeedsWithin(LIMIT);
			opening.join().close();
			CompletableFuture<WebSocketSession> cancelled = Clients.client().uri(server.uri("/silent")).openAsync();
			assertThat(cancelled.cancel(true)).isTrue();
		}
	}

	@Test
	@DisplayName("attributes of the request are on the session")
	void attributes() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.echo();
			});
			try (WebSocketSession session = Clients.client().uri(server.uri("/")).attribute("user", 42).open()) {
				assertThat(session.attributes()).containsEntry("user", 42);
				assertThat(session.unwrap(jakarta.websocket.Session.class).isOpen()).isTrue();
				assertThatIllegalArgumentException().isThrownBy(() -> session.unwrap(Thread.class));
			}
		}
	}

}
