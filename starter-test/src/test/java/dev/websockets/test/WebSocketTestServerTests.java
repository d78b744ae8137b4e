package dev.websockets.test;

import java.io.UncheckedIOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link WebSocketTestServer}.
 */
class WebSocketTestServerTests {

	private static final Duration SHORT = Duration.ofMillis(100);

	@Test
	void clientOfTheJdkIsServed() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(WebSocketPeer::echo);
			try (JdkClient client = new JdkClient(server.uri("/echo?x=1"))) {
				assertThat(client.send("hello").next()).isEqualTo("hello");
				assertThat(client.send(new byte[70_000]).next()).startsWith("binary ");
				client.close(1000, "bye");
				await().until(() -> client.socket().isInputClosed());
			}
			assertThat(server.handshakes()).extracting(HandshakeRequest::target).containsExactly("/echo?x=1");
			assertThat(server.peers()).hasSize(1);
		}
	}

	@Test
	void uriNamesThePort() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			assertThat(server.uri()).hasToString("ws://localhost:" + server.port());
			assertThat(server.uri("/a?b")).hasToString("ws://localhost:" + server.port() + "/a?b");
		}
	}

	@Test
	void nextPeerSaysThatNobodyConnected() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> server.nextPeer(SHORT))
				.withMessage("no client connected to " + server.uri() + " within 100 ms");
		}
	}

	@Test
	void nextPeerAndHandlerExcludeEachOther() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(WebSocketPeer::echo);
			assertThatIllegalStateException().isThrownBy(server::nextPeer)
				.withMessage("a handler serves the connections of this server");
		}
	}

	@Test
	void handlerGetsConnectionsThatCameBeforeIt() {
		try (WebSocketTestServer server = WebSocketTestServer.start(); RawClient client = new RawClient(server)) {
			await().until(() -> server.peers().size() == 1);
			server.onConnection((peer) -> peer.sendBytes((byte) 42));
			assertThat(client.readHex(1)).isEqualTo("2a");
		}
	}

	@Test
	void interruptionIsKept() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			Thread.currentThread().interrupt();
			assertThatIllegalStateException().isThrownBy(server::nextPeer);
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void handlerFailureIsThrownOnceByVerifyOrClose() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			throw new AssertionError("no good");
		});
		RawClient.upgraded(server).close();
		await().untilAsserted(() -> assertThatExceptionOfType(AssertionError.class).isThrownBy(server::verify)
			.withMessage("on a thread of the test server: no good")
			.withCauseInstanceOf(AssertionError.class));
		assertThatNoException().isThrownBy(server::close);
	}

	@Test
	void closeThrowsHandlerFailures() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> assertThat(peer.request().path()).isEqualTo("/other"));
		try (RawClient client = new RawClient(server)) {
			client.sendHandshake("/");
			await().until(() -> !server.handshakes().isEmpty());
			await().until(() -> threads(server) == 1);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(server::close).withMessageContaining("/other");
		}
	}

	@Test
	void handlerThatIsInterruptedByCloseIsNoFailure() throws Exception {
		CountDownLatch waiting = new CountDownLatch(1);
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			waiting.countDown();
			new CountDownLatch(1).await();
		});
		try (RawClient client = new RawClient(server)) {
			assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
			assertThatNoException().isThrownBy(server::close);
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void stopRefusesAndRestartServesTheSamePort() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(WebSocketPeer::echo);
			int port = server.port();
			for (int i = 0; i < 5; i++) {
				RawClient client = RawClient.upgraded(server);
				server.stop();
				assertThat(client.readToEnd()).isEmpty();
				assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> new RawClient(server));
				server.restart();
				assertThat(server.port()).isEqualTo(port);
			}
			RawClient.upgraded(server).close();
			assertThat(server.peers()).hasSize(6);
		}
	}

	@Test
	void restartDropsConnections() {
		try (WebSocketTestServer server = WebSocketTestServer.start(); RawClient client = new RawClient(server)) {
			server.nextPeer();
			server.restart();
			assertThat(client.readToEnd()).isEmpty();
		}
	}

	@Test
	void nothingIsLeftAfterClose() {
		WebSocketTestServer server = WebSocketTestServer.start();
		List<RawClient> clients = IntStream.range(0, 20).mapToObj((i) -> new RawClient(server)).toList();
		server.onConnection(WebSocketPeer::echo);
		clients.forEach((client) -> client.sendHandshake("/"));
		clients.forEach(RawClient::readHead);
		assertThat(threads(server)).isGreaterThan(20);
		server.close();
		await().untilAsserted(() -> assertThat(threads(server)).isZero());
		assertThat(server.peers()).hasSize(20).noneMatch(WebSocketPeer::isOpen);
		clients.forEach((client) -> assertThat(client.readToEnd()).isEmpty());
		clients.forEach(RawClient::close);
		assertThatNoException().isThrownBy(server::close);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> server.peers().get(0).sendText("late"))
			.withMessageStartingWith("connection 1 ended");
	}

	@Test
	void closeIsBoundedWhileClientsReadNothing() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			peer.sendBinary(new byte[64 * 1024 * 1024]);
		});
		try (RawClient client = RawClient.upgraded(server)) {
			assertThat(client.readBytes(1)).containsExactly(0x82);
			assertThat(CompletableFuture.runAsync(server::close, (task) -> new Thread(task).start()))
				.succeedsWithin(Duration.ofSeconds(4));
		}
	}

	@Test
	void tlsIsServed(@TempDir Path directory) throws Exception {
		KeyStore keys = selfSigned(directory.resolve("server.p12"));
		try (WebSocketTestServer server = WebSocketTestServer.builder().ssl(context(keys)).start()) {
			server.onConnection(WebSocketPeer::echo);
			assertThat(server.uri()).hasScheme("wss");
			try (SSLSocket client = (SSLSocket) context(keys).getSocketFactory()
				.createSocket("localhost", server.port())) {
				client.setSoTimeout(10_000);
				client.getOutputStream()
					.write(("GET / HTTP/1.1\r\nSec-WebSocket-Key: " + RawClient.KEY + "\r\n\r\n").getBytes());
				assertThat(new String(client.getInputStream().readNBytes(12))).isEqualTo("HTTP/1.1 101");
				server.stop();
				assertThat(server.peers()).noneMatch(WebSocketPeer::isOpen);
			}
		}
	}

	@Test
	void refusalReachesTheClientOfTheJdk() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(401, Map.of("WWW-Authenticate", "Basic"), "who?"));
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> new JdkClient(server.uri()))
				.havingCause()
				.satisfies((ex) -> assertThat(((WebSocketHandshakeException) ex).getResponse().statusCode())
					.isEqualTo(401));
		}
	}

	private static long threads(WebSocketTestServer server) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("websockets-test-") && name.endsWith("-" + server.port())
					&& !name.contains("watchdog"))
			.count();
	}

	private static KeyStore selfSigned(Path file) throws Exception {
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		Process process = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "server", "-keyalg", "EC",
				"-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-storepass", "secret",
				"-keystore", file.toString())
			.inheritIO()
			.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return KeyStore.getInstance(file.toFile(), "secret".toCharArray());
	}

	private static SSLContext context(KeyStore keys) throws Exception {
		KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		own.init(keys, "secret".toCharArray());
		TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trusted.init(keys);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
		return context;
	}

}
