package dev.websockets.behaviour;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@DisabledOnOs(OS.WINDOWS)
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class FailedOpeningsLeakTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int OPENINGS = 1_000;

	/** One kilobyte for each opening would be over it. */
	private static final long HEAP_TOLERANCE = 1_000_000;

	@Test
	@DisplayName("B15 a thousand failed openings (TCP, TLS, HTTP) leave no descriptor, no thread, no heap")
	void leaks() {
		failAll(OPENINGS / 5);
		WorkingThreads threads = WorkingThreads.now();
		int platformThreads = ManagementFactory.getThreadMXBean().getThreadCount();
		OpenFiles files = OpenFiles.now();
		long heap = usedHeap();
		failAll(OPENINGS);
		threads.awaitNoMore();
		files.awaitNoMore();
		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - platformThreads).isLessThan(10);
			assertThat(usedHeap() - heap).as("more heap").isLessThan(HEAP_TOLERANCE);
		});
	}

	private void failAll(int openings) {
		try (WebSocketTestServer refusing = WebSocketTestServer.start();
				WebSocketTestServer untrusted = WebSocketTestServer.builder()
					.ssl(Certificates.server("other"))
					.start()) {
			refusing.onConnection((peer) -> peer.refuse(403, Map.of("X-Why", "because"), "no"));
			untrusted.onConnection((peer) -> peer.request());
			WebSocketClient client = this.client.get().mutate().sslContext(Certificates.client()).build();
			URI[] uris = { closed(), refusing.uri("/"), untrusted.uri("/") };
			for (int i = 0; i < openings; i++) {
				URI uri = uris[i % uris.length];
				assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> client.uri(uri).open());
			}
		}
	}

	private static URI closed() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			return server.uri("/");
		}
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	@Test
	@DisplayName("B15 a client is usable again at once after any failed opening")
	void usable() {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				WebSocketTestServer untrusted = WebSocketTestServer.builder()
					.ssl(Certificates.server("expired"))
					.start()) {
			untrusted.onConnection((peer) -> peer.request());
			server.onConnection((peer) -> {
				switch (peer.request().path()) {
					case "/echo" -> peer.echo();
					case "/refuse" -> peer.refuse(500);
					case "/reset" -> peer.reset();
					case "/nonsense" -> peer.sendBytes(Answers.ascii("nonsense\r\n"));
					case "/wrong" -> peer.accept(Map.of("Sec-WebSocket-Accept", "wrong"));
					case "/loop" -> peer.refuse(302, Map.of("Location", "/loop"), "");
					default -> peer.awaitEnd(LIMIT);
				}
			});
			WebSocketClient client = this.client.get()
				.mutate()
				.sslContext(Certificates.client())
				.settings((settings) -> settings.withConnectTimeout(Duration.ofMillis(500)))
				.build();
			failsAndIsUsable(client, server, closed());
			failsAndIsUsable(client, server, untrusted.uri("/"));
			failsAndIsUsable(client, server, URI.create("wss://localhost:" + server.port() + "/"));
			for (String path : new String[] { "/refuse", "/reset", "/nonsense", "/wrong", "/loop", "/silent" }) {
				failsAndIsUsable(client, server, server.uri(path));
			}
		}
	}

	private static void failsAndIsUsable(WebSocketClient client, WebSocketTestServer server, URI uri) {
		assertThatExceptionOfType(WebSocketException.class).as(uri.toString()).isThrownBy(() -> client.uri(uri).open());
		try (WebSocketSession session = client.uri(server.uri("/echo")).open()) {
			session.send("usable");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("usable"));
		}
	}

}
