package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Another session in place of the open one.
 */
class RollOverTests {

	private static final Duration LIMIT = TestConnections.LIMIT;

	private final CompletableFuture<Void> prepare = new CompletableFuture<>();

	private final List<WebSocketSession> sessions = new CopyOnWriteArrayList<>();

	/** Prepares the second session when a test says so. */
	private final RecordingHandler handler = new RecordingHandler((session, connection) -> {
		this.sessions.add(session);
		if (this.sessions.size() == 2) {
			this.prepare.get(5, TimeUnit.SECONDS);
		}
	});

	@Test
	@DisplayName("B106 the OPEN handlers of the new session return before the old one closes; nothing is missing")
	void makeBeforeBreak() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(this.handler).start()) {
			WebSocketPeer first = server.nextPeer();
			first.accept();
			WebSocketConnection connection = connections.connection();
			WebSocketSession old = connection.awaitOpen(LIMIT);
			CompletableFuture<WebSocketSession> next = connection.rollOver();
			assertThat(connection.rollOver()).isNotDone();
			WebSocketPeer second = server.nextPeer();
			second.accept(WireFrame.text("second 1"));
			await().until(() -> this.sessions.size() == 2);
			first.sendText("first 1");
			await().until(() -> this.handler.record().contains("first 1"));
			assertThat(connection.session()).isSameAs(old);
			assertThat(this.handler.record()).doesNotContain("second 1");
			this.prepare.complete(null);
			assertThat(next).succeedsWithin(LIMIT).isSameAs(this.sessions.get(1));
			assertThat(connection.session()).isSameAs(this.sessions.get(1));
			assertThat(first.readFrame().closeCode()).isEqualTo(1000);
			first.sendText("first 2");
			first.send(WireFrame.close(1000, ""));
			await().until(() -> this.handler.record().containsAll(List.of("first 2", "second 1")));
			assertThat(connection.status().state()).isEqualTo(State.OPEN);
			await().untilAsserted(
					() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN, State.OPEN));
			assertThat(server.handshakes()).hasSize(2);
		}
	}

	@Test
	@DisplayName("B106 if the new session cannot be opened, the old one stays")
	void refused() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			WebSocketPeer first = server.nextPeer();
			first.accept();
			WebSocketConnection connection = connections.connection();
			WebSocketSession old = connection.awaitOpen(LIMIT);
			CompletableFuture<WebSocketSession> next = connection.rollOver();
			server.nextPeer().refuse(503);
			assertThat(next).failsWithin(LIMIT)
				.withThrowableThat()
				.withCauseInstanceOf(WebSocketHandshakeRefusedException.class);
			assertThat(connection.session()).isSameAs(old);
			assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN);
			assertThat(first.isOpen()).isTrue();
		}
	}

	@Test
	@DisplayName("B106 if the old session is lost meanwhile, the new one is the next")
	void lostMeanwhile() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			WebSocketPeer first = server.nextPeer();
			first.accept();
			WebSocketConnection connection = connections.connection();
			connection.awaitOpen(LIMIT);
			CompletableFuture<WebSocketSession> next = connection.rollOver();
			WebSocketPeer second = server.nextPeer();
			first.reset();
			await().until(() -> connection.status().state() == State.CONNECTING);
			second.accept();
			assertThat(next).succeedsWithin(LIMIT).isSameAs(connection.session());
			await().untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN,
					State.CONNECTING, State.OPEN));
			assertThat(server.handshakes()).hasSize(2);
		}
	}

	@Test
	@DisplayName("B106 closing the connection ends both")
	void closedMeanwhile() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			server.nextPeer().accept();
			WebSocketConnection connection = connections.connection();
			connection.awaitOpen(LIMIT);
			CompletableFuture<WebSocketSession> next = connection.rollOver();
			WebSocketPeer second = server.nextPeer();
			connection.close();
			await().until(next::isCancelled);
			assertThat(second.awaitEnd(LIMIT)).isNotNull();
			assertThat(connection.status().state()).isEqualTo(State.CLOSED);
		}
	}

	@Test
	@DisplayName("without an open session a roll-over connects at once")
	void whileBackingOff() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).delay(Duration.ofMinutes(1)).start()) {
			server.nextPeer().refuse(500);
			WebSocketConnection connection = connections.connection();
			await().until(() -> connection.status().state() == State.BACKING_OFF);
			CompletableFuture<WebSocketSession> next = connection.rollOver();
			server.nextPeer().accept();
			assertThat(next).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("reconnect() closes first, and connects without a delay")
	void breakBeforeMake() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).delay(Duration.ofMinutes(1)).start()) {
			WebSocketPeer first = server.nextPeer();
			first.accept();
			WebSocketConnection connection = connections.connection();
			WebSocketSession old = connection.awaitOpen(LIMIT);
			CompletableFuture<WebSocketSession> next = connection.reconnect();
			assertThat(first.readFrame().closeCode()).isEqualTo(1000);
			assertThat(server.handshakes()).hasSize(1);
			first.send(WireFrame.close(1000, ""));
			server.nextPeer().accept();
			assertThat(next).succeedsWithin(LIMIT).isSameAs(connection.session()).isNotSameAs(old);
			await().untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN,
					State.CONNECTING, State.OPEN));
		}
	}

	@Test
	@DisplayName("reconnect() ends a wait for the next attempt")
	void reconnectWhileBackingOff() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).delay(Duration.ofMinutes(1)).start()) {
			server.nextPeer().refuse(500);
			await().until(() -> connections.connection().status().state() == State.BACKING_OFF);
			CompletableFuture<WebSocketSession> next = connections.connection().reconnect();
			server.nextPeer().accept();
			assertThat(next).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("max-session-age: the session is replaced, the next one is opened first")
	void maxSessionAge() throws Exception {
		SupervisionSettings supervision = new SupervisionSettings(null, false, Duration.ofMillis(300), null);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).supervision(supervision).start()) {
			WebSocketPeer first = server.nextPeer();
			first.accept();
			WebSocketPeer second = server.nextPeer();
			assertThat(first.isOpen()).isTrue();
			second.accept();
			assertThat(first.readFrame().closeCode()).isEqualTo(1000);
			WebSocketPeer third = server.nextPeer();
			third.accept();
			assertThat(second.readFrame().closeCode()).isEqualTo(1000);
		}
	}

	@Test
	@DisplayName("B106 closing the old session by itself ends the roll-over, and closes the new session too")
	void oldSessionClosedMeanwhile() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(this.handler).start()) {
			server.onConnection(WebSocketPeer::echo);
			WebSocketConnection connection = connections.connection();
			WebSocketSession old = connection.awaitOpen(LIMIT);
			CompletableFuture<WebSocketSession> next = connection.rollOver();
			await().until(() -> this.sessions.size() == 2);
			old.close();
			await().until(next::isCancelled);
			assertThat(this.sessions.get(1).closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1000));
			assertThat(connection.status().state()).isEqualTo(State.CLOSED);
		}
	}

	@Test
	@DisplayName("what waits for a roll-over may block, and nothing else waits for it")
	void blockingCallback() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			server.onConnection(WebSocketPeer::echo);
			WebSocketConnection connection = connections.connection();
			connection.awaitOpen(LIMIT);
			CompletableFuture<WebSocketSession> second = connection.rollOver()
				.thenApply((session) -> connection.reconnect().join());
			assertThat(second).succeedsWithin(LIMIT).isSameAs(connection.session());
		}
	}

}
