package dev.websockets.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ConnectionUseTests {

	@Test
	void sendsOverTheOpenSession() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			WebSocketConnection connection = connections.connection();
			WebSocketSession session = connection.awaitOpen(TestConnections.LIMIT);
			assertThat(connection.session()).isSameAs(session);
			connection.send("one");
			connection.convertAndSend("two");
			connection.sendAsync("three").get(5, TimeUnit.SECONDS);
			assertThat(peer.readText()).isEqualTo("one");
			assertThat(peer.readText()).isEqualTo("two");
			assertThat(peer.readText()).isEqualTo("three");
		}
	}

	@Test
	void sendSaysWhyNothingIsOpen() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).delay(Duration.ofHours(1)).start()) {
			server.nextPeer().refuse(503);
			WebSocketConnection connection = connections.connection();
			await().until(() -> connection.status().state() == State.BACKING_OFF);
			WebSocketConnection.Status status = connection.status();
			Instant next = status.nextAttempt();
			assertThat(next).isEqualTo(status.since().plus(Duration.ofHours(1)));
			String message = "connection 'feed' is BACKING_OFF since " + status.since()
					+ ", attempt 1, next attempt at " + next + ", last error: ws://localhost:" + server.port()
					+ "/ refused the handshake with status 503; awaitOpen(..) waits for it";
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> connection.send("x"))
				.withMessage(message)
				.withCause(status.lastError());
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> connection.convertAndSend("x"))
				.withMessage(message);
			CompletableFuture<Void> sent = connection.sendAsync("x");
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> sent.get(5, TimeUnit.SECONDS))
				.withCauseInstanceOf(WebSocketConnectException.class);
			assertThat(connection.session()).isNull();
		}
	}

	@Test
	void awaitOpenIsLimited() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			server.nextPeer();
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> connections.connection().awaitOpen(Duration.ofMillis(100)))
				.withMessageContaining("not open within 100 ms: connection 'feed' is CONNECTING since ");
		}
	}

	@Test
	void awaitOpenWaitsThroughFailedAttempts() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			CompletableFuture<WebSocketSession> open = CompletableFuture
				.supplyAsync(() -> connections.connection().awaitOpen(TestConnections.LIMIT));
			server.nextPeer().refuse(500);
			server.nextPeer().refuse(503);
			assertThat(open).isNotDone();
			server.nextPeer().accept();
			assertThat(open.get(5, TimeUnit.SECONDS).isOpen()).isTrue();
		}
	}

	@Test
	void awaitOpenEndsWhenTheConnectionIsClosed() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			server.nextPeer();
			WebSocketConnection connection = connections.connection();
			CompletableFuture<WebSocketSession> open = CompletableFuture
				.supplyAsync(() -> connection.awaitOpen(Duration.ofHours(1)));
			connection.close();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> open.get(5, TimeUnit.SECONDS))
				.withCauseInstanceOf(WebSocketConnectException.class)
				.withMessageContaining("is CLOSED since");
		}
	}

	@Test
	void awaitOpenAnswersToInterruption() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			server.nextPeer();
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(WebSocketInterruptedException.class)
				.isThrownBy(() -> connections.connection().awaitOpen(Duration.ofHours(1)));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void closeGivesUpTheAttempt() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.request();
			connections.connection().close();
			peer.awaitEnd(TestConnections.LIMIT);
			await()
				.untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.CLOSED));
			assertThat(server.peers()).hasSize(1);
		}
	}

	@Test
	void everyChangeIsPublishedInOrder() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).manual().start()) {
			server.onConnection(WebSocketPeer::echo);
			WebSocketConnection connection = connections.connection();
			assertThat(connection.status().state()).isEqualTo(State.CLOSED);
			for (int round = 0; round < 20; round++) {
				connection.open();
				connection.awaitOpen(TestConnections.LIMIT);
				connection.close();
			}
			List<State> round = List.of(State.CONNECTING, State.OPEN, State.CLOSED);
			await().until(() -> connections.states().size() == 60);
			for (int index = 0; index < 60; index++) {
				assertThat(connections.states().get(index)).isEqualTo(round.get(index % 3));
				assertThat(connections.events().get(index).cause()).isNull();
			}
		}
	}

	@Test
	void sessionThatTheApplicationClosesIsNotReopened() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			server.onConnection(WebSocketPeer::echo);
			connections.connection().awaitOpen(TestConnections.LIMIT).close();
			await().untilAsserted(
					() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN, State.CLOSED));
		}
	}

	@Test
	void sessionThatTheApplicationAbortsIsReopened() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).start()) {
			server.onConnection(WebSocketPeer::echo);
			connections.connection().awaitOpen(TestConnections.LIMIT).abort();
			await().untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN,
					State.BACKING_OFF, State.CONNECTING, State.OPEN));
		}
	}

}
