package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class ConnectionsLifecycleTests {

	private static final Duration LIMIT = TestConnections.LIMIT;

	@Test
	@DisplayName("B104 shutdown: Close 1001, and the wait for the peer's is bounded")
	void stopClosesWith1001() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).closeTimeout(LIMIT).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			connections.connection().awaitOpen(LIMIT);
			CountDownLatch stopped = new CountDownLatch(1);
			lifecycle(connections).stop(stopped::countDown);
			WireFrame close = peer.readFrame();
			assertThat(close.closeCode()).isEqualTo(1001);
			assertThat(close.closeText()).isEqualTo("going away");
			assertThat(stopped.getCount()).isOne();
			peer.send(WireFrame.close(1001, ""));
			assertThat(stopped.await(2, TimeUnit.SECONDS)).isTrue();
			assertThat(connections.states()).containsExactly(State.CONNECTING, State.OPEN, State.CLOSED);
		}
	}

	@Test
	@DisplayName("B104 shutdown: a peer that never answers does not hold it up")
	void stopIsBounded() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).closeTimeout(Duration.ofMillis(200)).start()) {
			server.nextPeer().accept();
			connections.connection().awaitOpen(LIMIT);
			long begin = System.nanoTime();
			lifecycle(connections).stop();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(150),
					Duration.ofSeconds(2));
		}
	}

	@Test
	@DisplayName("B104 shutdown in the middle of a backoff")
	void stopDuringBackoff() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).delay(Duration.ofMillis(300)).start()) {
			server.nextPeer().refuse(503);
			await().until(() -> connections.connection().status().state() == State.BACKING_OFF);
			lifecycle(connections).stop();
			connections.connection().open();
			await().during(Duration.ofMillis(500)).until(() -> server.peers().size() == 1);
			assertThat(connections.states()).containsExactly(State.CONNECTING, State.BACKING_OFF, State.CLOSED);
		}
	}

	@Test
	@DisplayName("B104 shutdown in the middle of a handshake")
	void stopDuringHandshake() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).closeTimeout(LIMIT).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.request();
			long begin = System.nanoTime();
			lifecycle(connections).stop();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
			peer.awaitEnd(LIMIT);
			assertThat(connections.states()).containsExactly(State.CONNECTING, State.CLOSED);
		}
	}

	@Test
	@DisplayName("B104 shutdown in the middle of an OPEN handler: it is interrupted, and waited for")
	void stopDuringOpenHandler() throws Exception {
		CountDownLatch done = new CountDownLatch(1);
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			try {
				session.incoming().receive();
			}
			catch (WebSocketInterruptedException ex) {
				done.countDown();
				throw ex;
			}
		});
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).handler(handler).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			await().until(() -> handler.record().contains("opened"));
			lifecycle(connections).stop();
			assertThat(done.getCount()).isZero();
			assertThat(peer.readFrame().closeCode()).isEqualTo(1001);
			assertThat(handler.record()).containsExactly("opened");
		}
	}

	@Test
	void stopsWithTheContextAndStartsAgain() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).build()) {
			server.onConnection(WebSocketPeer::echo);
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				context.registerBean(WebSocketConnectionsLifecycle.class, () -> lifecycle(connections));
				context.refresh();
				connections.connection().awaitOpen(LIMIT);
				context.stop();
				assertThat(connections.connection().status().state()).isEqualTo(State.CLOSED);
				context.start();
				connections.connection().awaitOpen(LIMIT);
			}
			assertThat(connections.connection().status().state()).isEqualTo(State.CLOSED);
			assertThat(server.handshakes()).hasSize(2);
		}
	}

	@Test
	void startDoesNotWaitForTheServer() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).build()) {
			WebSocketConnectionsLifecycle lifecycle = lifecycle(connections);
			assertThat(lifecycle.isRunning()).isFalse();
			lifecycle.start();
			assertThat(lifecycle.isRunning()).isTrue();
			assertThat(connections.connection().status().state()).isEqualTo(State.CONNECTING);
		}
	}

	@Test
	void failFastWaitsForTheSession() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).failFast().build()) {
			server.onConnection(WebSocketPeer::echo);
			lifecycle(connections).start();
			assertThat(connections.connection().status().state()).isEqualTo(State.OPEN);
		}
	}

	@Test
	void failFastFailsWithTheFirstAttempt() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.delay(Duration.ofMillis(200))
					.failFast()
					.build()) {
			server.onConnection((peer) -> peer.refuse(401));
			WebSocketConnectionsLifecycle lifecycle = lifecycle(connections);
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(lifecycle::start)
				.withMessageStartingWith(
						"websockets.clients.feed.fail-fast is set, and the first attempt failed: " + server.uri())
				.withCauseInstanceOf(WebSocketHandshakeRefusedException.class);
			assertThat(lifecycle.isRunning()).isFalse();
			assertThat(connections.connection().status().state()).isEqualTo(State.CLOSED);
			await().during(Duration.ofMillis(400)).until(() -> server.handshakes().size() == 1);
		}
	}

	@Test
	void keepsTheProcessAliveWhileItRuns() {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).build()) {
			WebSocketConnectionsLifecycle lifecycle = lifecycle(connections);
			lifecycle.start();
			assertThat(keepAliveThreads()).isEqualTo(1);
			lifecycle.stop();
			await().until(() -> keepAliveThreads() == 0);
		}
	}

	private static long keepAliveThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("websockets-keep-alive") && !thread.isDaemon())
			.count();
	}

	@Test
	void startsAfterTheWebServerAndStopsBeforeIt() {
		assertThat(WebSocketConnectionsLifecycle.DEFAULT_LIFECYCLE_PHASE)
			.isGreaterThan(SmartLifecycle.DEFAULT_PHASE - 1024);
		try (TestConnections connections = TestConnections.to(() -> "ws://localhost").build()) {
			assertThat(lifecycle(connections).getPhase()).isEqualTo(Integer.MAX_VALUE - 512);
			assertThat(new WebSocketConnectionsLifecycle(connections.connections().phase(7)).getPhase()).isEqualTo(7);
		}
	}

	private static WebSocketConnectionsLifecycle lifecycle(TestConnections connections) {
		return new WebSocketConnectionsLifecycle(
				connections.connections().phase(WebSocketConnectionsLifecycle.DEFAULT_LIFECYCLE_PHASE));
	}

}
