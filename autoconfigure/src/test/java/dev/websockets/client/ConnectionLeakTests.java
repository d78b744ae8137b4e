package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.websockets.WebSocketConnection;
import dev.websockets.behaviour.Heap;
import dev.websockets.behaviour.OpenFiles;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class ConnectionLeakTests {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	/**
	 * What the test server, and events with their causes, keep of a thousand sessions.
	 */
	private static final long HEAP_GROWTH = 30_000_000;

	@Test
	@DisplayName("B105 two hundred reconnects leave no thread and no session")
	void reconnectsLeaveNothing() throws Exception {
		AtomicInteger ended = new AtomicInteger();
		AtomicInteger opened = new AtomicInteger();
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			session.closeReason().thenRun(ended::incrementAndGet);
			if (opened.incrementAndGet() % 4 == 0) {
				throw new IllegalStateException("every fourth fails");
			}
		});
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.handler(handler)
					.delay(Duration.ofMillis(1))
					.start()) {
			AtomicInteger count = new AtomicInteger();
			server.onConnection((peer) -> {
				switch (count.incrementAndGet() % 4) {
					case 0 -> peer.refuse(503);
					case 1 -> {
						peer.accept();
						peer.reset();
					}
					case 2 -> {
						peer.accept();
						peer.close(1001, "restart");
					}
					default -> peer.refuse(500);
				}
			});
			WebSocketConnection connection = connections.connection();
			await().atMost(Duration.ofSeconds(60)).until(() -> connection.status().attempt() >= 200);
			connections.stop();
			await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(liveThreads()).isZero());
			assertThat(ended).hasValue(opened.get());
			assertThat(opened).hasValueGreaterThan(50);
		}
	}

	@Test
	@DisplayName("B105 a thousand reconnects: no thread, socket or heap growth")
	void aThousandReconnects() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.delay(Duration.ofMillis(1))
					.supervision(new SupervisionSettings(LIMIT, false, LIMIT, null))
					.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.close(1001, "restart");
			});
			ConnectionMeters meters = connections.connections().meters("feed");
			await().atMost(LIMIT).until(() -> meters.opens() >= 100);
			long heap = Heap.used();
			OpenFiles files = OpenFiles.now();
			long threads = liveThreads();
			await().atMost(LIMIT).until(() -> meters.opens() >= 1_100);
			files.awaitNoMore();
			assertThat(liveThreads()).isLessThanOrEqualTo(threads + 10);
			assertThat(Heap.used() - heap).isLessThan(HEAP_GROWTH);
			assertThat(meters.failures(FailureKind.LOST)).isGreaterThanOrEqualTo(1_099);
		}
	}

	private static long liveThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("websockets-opening")
					|| thread.getName().startsWith("websockets-connections"))
			.count();
	}

}
