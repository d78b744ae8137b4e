package dev.websockets.transport.jakarta;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
class ContainerOpeningTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@AutoClose
	private final ContainerClient client;

	ContainerOpeningTests(ContainerKind kind) {
		this.client = new ContainerClient(kind);
	}

	private static WebSocketTestServer echoServer() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			peer.echo();
		});
		return server;
	}

	@Test
	@DisplayName("B1 session style: send text, receive the echo, close")
	void sessionStyle() {
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = this.client.open(server)) {
			session.send("hello");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("hello"));
		}
	}

	@Test
	@DisplayName("B2 two sessions of one client, 100 round trips each in parallel, nothing mixed up")
	void sessionsInParallel() {
		try (WebSocketTestServer server = echoServer();
				WebSocketSession first = this.client.open(server);
				WebSocketSession second = this.client.open(server)) {
			CompletableFuture<Void> firstTrips = CompletableFuture.runAsync(() -> roundTrips(first, "first"));
			CompletableFuture<Void> secondTrips = CompletableFuture.runAsync(() -> roundTrips(second, "second"));
			assertThat(CompletableFuture.allOf(firstTrips, secondTrips)).succeedsWithin(LIMIT);
		}
	}

	private static void roundTrips(WebSocketSession session, String name) {
		for (int i = 0; i < 100; i++) {
			session.send(name + i);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(name + i));
		}
	}

	@Test
	@DisplayName("B3 a relative URI is appended to the client's base URL")
	void relativeUri() {
		try (WebSocketTestServer server = echoServer()) {
			this.client.get()
				.mutate()
				.baseUrl(server.uri("/v1").toString())
				.build()
				.uri("/trades/{symbol}?depth={depth}", "MSFT", 5)
				.open()
				.close();
			assertThat(server.handshakes()).extracting(HandshakeRequest::target)
				.containsExactly("/v1/trades/MSFT?depth=5");
		}
	}

	@Test
	@DisplayName("B4 refused port: a typed error within the connect timeout")
	void refusedPort() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		URI uri = URI.create("ws://localhost:" + port + "/");
		assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> this.client.get().uri(uri).open())
			.withMessageContaining(uri.toString())
			.isNotInstanceOf(WebSocketHandshakeRefusedException.class);
	}

	@Test
	@DisplayName("B5 an exception in the block reaches the caller unchanged")
	void exceptionInBlock() {
		IOException failure = new IOException("of the block");
		try (WebSocketTestServer server = echoServer()) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> this.client.get().webSocket(server.uri().toString(), (session) -> {
					throw failure;
				}))
				.isSameAs(failure);
		}
	}

	@Test
	@DisplayName("B6 connect timeout covers a server that accepts and never answers the handshake")
	void silentServer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(
					() -> this.client.open(server, (settings) -> settings.withConnectTimeout(Duration.ofMillis(300))))
				.withMessageContaining("websockets.connect-timeout (300 ms)");
		}
	}

	@Test
	@DisplayName("B7 more frames right behind the 101 than the queue takes do not hold up the opening")
	void floodBehindHandshake() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"));
				peer.echo();
			});
			long begin = System.nanoTime();
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1)))) {
				assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
				for (int i = 1; i <= 3; i++) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
				}
				session.send("still there");
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("still there"));
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
				try (WebSocketSession session = this.client.get()
					.uri(server.uri("/"))
					.header("X-Key", "one")
					.cookie("a", "1")
					.open()) {
					assertThat(session.handshake().responseHeaders().getFirst("X-Answer")).isEqualTo("42");
					assertThat(session.handshake().requestHeaders().getFirst("X-Key")).isEqualTo("one");
				}
				HandshakeRequest request = server.handshakes().get(i);
				assertThat(request.header("Upgrade")).isEqualToIgnoringCase("websocket");
				assertThat(request.header("Connection")).containsIgnoringCase("upgrade");
				assertThat(request.headers("Sec-WebSocket-Version")).containsExactly("13");
				assertThat(Base64.getDecoder().decode(request.key())).hasSize(16);
				assertThat(request.header("X-Key")).isEqualTo("one");
				assertThat(request.header("Cookie")).isEqualTo("a=1");
				keys.add(request.key());
			}
			assertThat(keys).hasSize(3);
		}
	}

	@Test
	@DisplayName("B9 the subprotocol that the server chose is readable")
	void subprotocol() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(Map.of("Sec-WebSocket-Protocol", "trades.v2"));
				peer.echo();
			});
			try (WebSocketSession session = this.client.get()
				.uri(server.uri("/"))
				.subprotocols("trades.v3", "trades.v2")
				.open()) {
				assertThat(session.handshake().subprotocol()).isEqualTo("trades.v2");
			}
		}
	}

	@Test
	@DisplayName("B10 a subprotocol that was not offered is refused")
	void subprotocolNotOffered() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.accept(Map.of("Sec-WebSocket-Protocol", "chat")));
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> this.client.open(server))
				.withMessageContaining("chat");
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

}
