package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class OpenHandlerTests {

	private static final Duration LIMIT = TestConnections.LIMIT;

	@Test
	@DisplayName("B96 an OPEN handler that receives and sends runs before any dispatch")
	void logsInBeforeAnyDispatch() throws Exception {
		List<State> states = new CopyOnWriteArrayList<>();
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			session.send("login");
			states.add(connection.status().state());
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("welcome"));
		});
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(handler).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			assertThat(peer.readText()).isEqualTo("login");
			assertThatExceptionOfType(WebSocketConnectException.class)
				.isThrownBy(() -> connections.connection().send("too early"))
				.withMessageContaining("connection 'feed' is CONNECTING since ");
			peer.send(WireFrame.text("welcome"), WireFrame.text("first"), WireFrame.text("second"));
			connections.connection().awaitOpen(LIMIT);
			await().untilAsserted(() -> assertThat(handler.record()).containsExactly("opened", "prepared", "dispatch",
					"first", "second"));
			assertThat(states).containsExactly(State.CONNECTING);
		}
	}

	@Test
	@DisplayName("B96 the exception of an OPEN handler closes with 1011 and is a failed attempt")
	void exceptionIsAFailedAttempt() throws Exception {
		IllegalStateException failure = new IllegalStateException("secret of the application");
		AtomicInteger calls = new AtomicInteger();
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			if (calls.incrementAndGet() == 1) {
				throw failure;
			}
		});
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(handler).start()) {
			WebSocketPeer first = server.nextPeer();
			first.accept();
			WireFrame close = first.readFrame();
			assertThat(close.closeCode()).isEqualTo(1011);
			assertThat(close.closeText()).isEqualTo("unexpected condition");
			server.nextPeer().accept();
			connections.connection().awaitOpen(LIMIT);
			assertThat(connections.connection().status().attempt()).isEqualTo(2);
			await().untilAsserted(
					() -> assertThat(handler.record()).containsExactly("opened", "opened", "prepared", "dispatch"));
			await().untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING,
					State.BACKING_OFF, State.CONNECTING, State.OPEN));
			assertThat(connections.events().get(1).cause()).isSameAs(failure);
		}
	}

	@Test
	@DisplayName("B96 an OPEN handler is limited by the open timeout")
	void openTimeout() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
		});
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.handler(handler)
					.openTimeout(Duration.ofMillis(200))
					.maxAttempts(1)
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			assertThatExceptionOfType(WebSocketConnectException.class)
				.isThrownBy(() -> connections.connection().awaitOpen(LIMIT))
				.withCauseInstanceOf(WebSocketTimeoutException.class)
				.withMessageContaining("the OPEN handlers did not return within websockets.open-timeout (200 ms)");
			assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
			peer.awaitEnd(LIMIT);
			assertThat(handler.record()).doesNotContain("dispatch");
			assertThat(connections.connection().status().state()).isEqualTo(State.FAILED);
		}
	}

	@Test
	void handlerThatIgnoresInterruptionIsNeverRunTwiceAtATime() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			awaitUninterruptibly(release);
			running.decrementAndGet();
		});
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.handler(handler)
					.openTimeout(Duration.ofMillis(100))
					.connectTimeout(Duration.ofMillis(100))
					.start()) {
			server.onConnection(WebSocketPeer::echo);
			await().until(() -> connections.connection().status().attempt() >= 3);
			assertThat(connections.connection().status().lastError()).isInstanceOf(WebSocketTimeoutException.class)
				.hasMessage(
						"the OPEN handlers of an earlier attempt did not return within websockets.connect-timeout (100 ms)");
			assertThat(server.handshakes()).hasSize(1);
			release.countDown();
			connections.connection().awaitOpen(LIMIT);
			assertThat(most).hasValue(1);
		}
	}

	@Test
	void sessionThatEndsWhileItIsPreparedIsAFailedAttempt() throws Exception {
		RecordingHandler handler = new RecordingHandler((session, connection) -> session.closeReason().join());
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(handler).maxAttempts(1).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			peer.sendText("last words");
			peer.close(4001, "not today");
			await()
				.untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.FAILED));
			assertThat(connections.connection().status().lastError()).isInstanceOfSatisfying(
					WebSocketClosedException.class, (ex) -> assertThat(ex.closeReason().code()).isEqualTo(4001));
			await().untilAsserted(() -> assertThat(handler.record()).containsExactly("opened", "prepared", "dispatch",
					"last words", "error"));
		}
	}

	@Test
	void handlerMayCloseItsConnection() throws Exception {
		RecordingHandler handler = new RecordingHandler((session, connection) -> connection.close());
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(handler).start()) {
			server.onConnection(WebSocketPeer::echo);
			await().untilAsserted(() -> assertThat(handler.record()).containsExactly("opened", "prepared"));
			assertThat(connections.connection().status().state()).isEqualTo(State.CLOSED);
			assertThat(server.handshakes()).hasSize(1);
		}
	}

	@Test
	void failingDispatchClosesTheSessionAndReconnects() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		SessionHandler handler = new SessionHandler() {

			@Override
			public void opened(WebSocketSession session, WebSocketConnection connection) {
			}

			@Override
			public CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection) {
				if (calls.incrementAndGet() == 1) {
					throw new IllegalStateException("dispatch failed");
				}
				return CompletableFuture.completedFuture(null);
			}

		};
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(handler).start()) {
			WebSocketPeer first = server.nextPeer();
			first.accept();
			assertThat(first.readFrame().closeCode()).isEqualTo(1011);
			server.nextPeer().accept();
			connections.connection().awaitOpen(LIMIT);
			assertThat(connections.connection().status().lastError()).hasMessage("dispatch failed");
		}
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean released = false;
		while (!released) {
			try {
				latch.await();
				released = true;
			}
			catch (InterruptedException ex) {
				// what this handler does wrong
			}
		}
	}

}
