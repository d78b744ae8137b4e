package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReconnectTests {

	@Test
	@DisplayName("B100 server down at start: connects when the server comes up")
	void connectsWhenTheServerComesUp() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.stop();
			try (TestConnections connections = TestConnections.to(server).start()) {
				await().until(() -> connections.connection().status().attempt() >= 3);
				assertThat(connections.connection().status().lastError()).isInstanceOf(WebSocketConnectException.class);
				server.restart();
				server.onConnection(WebSocketPeer::echo);
				assertThat(connections.connection().awaitOpen(TestConnections.LIMIT).isOpen()).isTrue();
				assertGapless(connections);
			}
		}
	}

	@Test
	@DisplayName("B101 server restarts: reconnects, OPEN handlers run again")
	void reconnectsAfterARestart() throws Exception {
		RecordingHandler handler = new RecordingHandler((session, connection) -> session.send("subscribe"));
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(handler).start()) {
			server.onConnection(WebSocketPeer::echo);
			WebSocketSession first = connections.connection().awaitOpen(TestConnections.LIMIT);
			await().until(() -> handler.record().contains("subscribe"));
			server.restart();
			await()
				.until(() -> connections.connection().session() != null && connections.connection().session() != first);
			await().untilAsserted(() -> assertThat(handler.record()).filteredOn("subscribe"::equals).hasSize(2));
			assertThat(handler.record()).filteredOn("dispatch"::equals).hasSize(2);
			assertThat(first.closeReason()).isCompleted();
			assertGapless(connections);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1011, 4000 })
	@DisplayName("B103 whatever the peer closes with, it is reconnected")
	void reconnectsAfterAClose(int code) throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			connections.connection().awaitOpen(TestConnections.LIMIT);
			peer.close(code, "bye");
			WebSocketPeer next = server.nextPeer();
			next.accept();
			connections.connection().awaitOpen(TestConnections.LIMIT);
			await().untilAsserted(() -> assertThat(connections.states()).startsWith(State.CONNECTING, State.OPEN,
					State.BACKING_OFF, State.CONNECTING, State.OPEN));
			assertThat(connections.events().get(2).cause()).isInstanceOfSatisfying(WebSocketClosedException.class,
					(closed) -> assertThat(closed.closeReason().code()).isEqualTo(code));
			assertThat(connections.connection().status().attempt()).isEqualTo(2);
		}
	}

	@Test
	@DisplayName("B102 a server that accepts and closes at once: backoff grows")
	void backoffGrowsOverShortSessions() throws Exception {
		ReconnectSettings reconnect = new ReconnectSettings(true, Duration.ofMillis(10), 3, Duration.ZERO,
				Duration.ofSeconds(30), 0, null, Duration.ofHours(1));
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).reconnect(reconnect).start()) {
			List<Long> accepted = new CopyOnWriteArrayList<>();
			server.onConnection((peer) -> {
				accepted.add(System.nanoTime());
				peer.accept();
				peer.close(1000, "");
			});
			await().until(() -> accepted.size() >= 5);
			assertThat(Duration.ofNanos(accepted.get(3) - accepted.get(2))).isGreaterThan(Duration.ofMillis(60));
			assertThat(Duration.ofNanos(accepted.get(4) - accepted.get(3))).isGreaterThan(Duration.ofMillis(200));
			assertThat(connections.connection().status().attempt()).isGreaterThanOrEqualTo(4);
			assertGapless(connections);
		}
	}

	@Test
	@DisplayName("B102 a stable session begins the backoff anew")
	void stableSessionBeginsAnew() throws Exception {
		ReconnectSettings reconnect = new ReconnectSettings(true, Duration.ofMillis(10), 1, Duration.ZERO,
				Duration.ofSeconds(30), 0, null, Duration.ZERO);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).reconnect(reconnect).start()) {
			server.nextPeer().refuse(500);
			server.nextPeer().refuse(500);
			WebSocketPeer stable = server.nextPeer();
			stable.accept();
			connections.connection().awaitOpen(TestConnections.LIMIT);
			assertThat(connections.connection().status().attempt()).isEqualTo(3);
			stable.reset();
			server.nextPeer();
			assertThat(connections.connection().status().attempt()).isEqualTo(1);
		}
	}

	@Test
	void failsAfterTheMostAttempts() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).maxAttempts(3).start()) {
			server.onConnection((peer) -> peer.refuse(500));
			WebSocketConnection connection = connections.connection();
			await().until(() -> connection.status().state() == State.FAILED);
			assertThat(connection.status().attempt()).isEqualTo(3);
			assertThat(connection.status().nextAttempt()).isNull();
			assertThat(connection.status().lastError()).isInstanceOf(WebSocketHandshakeRefusedException.class);
			await().untilAsserted(() -> assertThat(connections.states()).endsWith(State.FAILED));
			assertThat(server.handshakes()).hasSize(3);
			connection.open();
			await().until(() -> connection.status().state() == State.FAILED && server.handshakes().size() == 6);
		}
	}

	@Test
	void failsAtOnceWithoutReconnect() throws Exception {
		ReconnectSettings never = new ReconnectSettings(false, Duration.ZERO, 1, Duration.ZERO, Duration.ZERO, 0, null,
				Duration.ZERO);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).reconnect(never).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			connections.connection().awaitOpen(TestConnections.LIMIT);
			peer.close(1000, "");
			await().untilAsserted(
					() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN, State.FAILED));
			assertThat(server.peers()).hasSize(1);
		}
	}

	@Test
	void malformedUrlIsAFailedAttemptAndTheUrlIsAskedForAnew() throws Exception {
		AtomicReference<String> url = new AtomicReference<>("http://wrong.example");
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(url::get).start()) {
			server.onConnection(WebSocketPeer::echo);
			await().until(() -> connections.connection().status().attempt() >= 2);
			assertThat(connections.connection().status().lastError()).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("use ws:// instead");
			url.set(server.uri().toString());
			connections.connection().awaitOpen(TestConnections.LIMIT);
		}
	}

	@Test
	void closedFromHereStaysClosedUntilItIsOpened() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			WebSocketConnection connection = connections.connection();
			WebSocketSession session = connection.awaitOpen(TestConnections.LIMIT);
			Thread closer = new Thread(connection::close);
			closer.start();
			assertThat(peer.readFrame().closeCode()).isEqualTo(1000);
			peer.send(WireFrame.close(1000, ""));
			closer.join(5_000);
			assertThat(closer.isAlive()).isFalse();
			assertThat(session.closeReason()).isCompleted();
			assertThat(connection.status().state()).isEqualTo(State.CLOSED);
			connection.close();
			connection.open();
			connection.open();
			server.nextPeer().accept();
			assertThat(connection.awaitOpen(TestConnections.LIMIT)).isNotSameAs(session);
			await().untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN,
					State.CLOSED, State.CONNECTING, State.OPEN));
			assertThat(server.peers()).hasSize(2);
		}
	}

	private static void assertGapless(TestConnections connections) {
		State last = State.CLOSED;
		for (WebSocketConnectionEvent event : connections.events()) {
			assertThat(event.from()).isEqualTo(last);
			assertThat(event.name()).isEqualTo("feed");
			last = event.to();
		}
	}

}
