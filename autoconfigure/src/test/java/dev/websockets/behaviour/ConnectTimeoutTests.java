package dev.websockets.behaviour;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.PeerHandler;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;
import dev.websockets.transport.net.SilentAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class ConnectTimeoutTests extends EngineBehaviour {

	private static final Duration TIMEOUT = Duration.ofMillis(300);

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Test
	@DisplayName("B6 connect timeout covers an address that takes no connection")
	void silentAddress() throws IOException {
		try (SilentAddress address = new SilentAddress("127.0.0.1", 0)) {
			timesOut(URI.create("ws://127.0.0.1:" + address.port() + "/"));
		}
	}

	@Test
	@DisplayName("B6 connect timeout covers a server that accepts and never answers; thread and socket are gone")
	void silentServer() {
		timesOut("ws", (peer) -> {
		});
	}

	@Test
	@DisplayName("B6 connect timeout covers a peer that never answers in TLS; thread and socket are gone")
	void silentTls() {
		timesOut("wss", (peer) -> {
		});
	}

	@Test
	@DisplayName("B6, B55 connect timeout covers a TLS handshake that comes byte by byte")
	void drippingTls() {
		timesOut("wss", (peer) -> drip(peer, new byte[] { 22, 3, 3, 64, 0 }, (byte) 2));
	}

	@Test
	@DisplayName("B6, B55 connect timeout covers a status line that comes byte by byte for ever")
	void drippingStatusLine() {
		timesOut("ws", (peer) -> drip(peer, Answers.ascii("HTTP/1.1 101 "), (byte) 'S'));
	}

	@Test
	@DisplayName("B6, B55 connect timeout covers headers that come byte by byte for ever")
	void drippingHeaders() {
		timesOut("ws", (peer) -> drip(peer, Answers.ascii("HTTP/1.1 101 Switching Protocols\r\nX-Long: "), (byte) 'x'));
	}

	@Test
	@DisplayName("B6 connect timeout covers TLS that is done, and an answer that does not come")
	void silentBehindTls() {
		try (WebSocketTestServer server = WebSocketTestServer.builder().ssl(Certificates.server("localhost")).start()) {
			server.onConnection((peer) -> peer.refuse(403));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> client().uri(server.uri("/")).open());
			timesOut(server, "wss", (peer) -> peer.request());
			assertThat(server.handshakes()).hasSize(2);
		}
	}

	@Test
	@DisplayName("B6 connect timeout covers all redirects together")
	void slowRedirects() {
		timesOut("ws", (peer) -> {
			peer.request();
			pause(Duration.ofMillis(120));
			peer.refuse(302, Map.of("Location", "/again"), "");
		});
	}

	private void timesOut(String scheme, PeerHandler handler) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			timesOut(server, scheme, handler);
		}
	}

	private void timesOut(WebSocketTestServer server, String scheme, PeerHandler handler) {
		CompletableFuture<Object> end = new CompletableFuture<>();
		server.onConnection((peer) -> {
			try {
				handler.handle(peer);
				peer.awaitEnd(LIMIT);
			}
			finally {
				end.complete(peer);
			}
		});
		timesOut(URI.create(scheme + "://localhost:" + server.port() + "/"));
		assertThat(end).as("socket closed").succeedsWithin(LIMIT);
	}

	private void timesOut(URI uri) {
		WorkingThreads before = WorkingThreads.now();
		long begin = System.nanoTime();
		assertThatExceptionOfType(WebSocketTimeoutException.class)
			.isThrownBy(() -> client().uri(uri).settings((settings) -> settings.withConnectTimeout(TIMEOUT)).open())
			.withMessage("no session with " + uri + " within websockets.connect-timeout (300 ms)");
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(TIMEOUT, TIMEOUT.plusSeconds(2));
		before.awaitNoMore();
	}

	private WebSocketClient client() {
		return this.client.get().mutate().sslContext(Certificates.client()).build();
	}

	/**
	 * Send a byte every few milliseconds until the client has had enough.
	 */
	private static void drip(WebSocketPeer peer, byte[] beginning, byte next) {
		CompletableFuture<Object> end = CompletableFuture.supplyAsync(() -> peer.awaitEnd(LIMIT),
				(task) -> new Thread(task, "dripping").start());
		peer.sendBytes(beginning);
		while (!end.isDone()) {
			pause(Duration.ofMillis(5));
			peer.sendBytes(next);
		}
	}

	private static void pause(Duration duration) {
		try {
			assertThat(new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
