package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.websockets.WebSocketConnection;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class ConnectionLeakTests {

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

	private static long liveThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("websockets-opening")
					|| thread.getName().startsWith("websockets-connections"))
			.count();
	}

}
