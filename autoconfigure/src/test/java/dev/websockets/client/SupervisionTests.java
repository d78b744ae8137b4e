package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnectionStaleEvent;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is watched while a named connection is open.
 */
class SupervisionTests {

	private static final Duration LIMIT = TestConnections.LIMIT;

	private static final Message PONG = Message.of("pong");

	private static TestConnections.Builder heartbeat(WebSocketTestServer server, Duration timeout) {
		HeartbeatSettings heartbeat = new HeartbeatSettings("ping", Duration.ofMillis(50), PONG::equals, timeout);
		return TestConnections.to(server).supervision(new SupervisionSettings(null, false, null, heartbeat));
	}

	@Test
	@DisplayName("B107 heartbeats go out, their answers are kept from handlers, everything else is not")
	void heartbeat() throws Exception {
		RecordingHandler handler = new RecordingHandler();
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = heartbeat(server, LIMIT).handler(handler).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 10; i++) {
					assertThat(peer.readText()).isEqualTo("ping");
					peer.sendText("pong");
					peer.sendText("message " + i);
				}
				peer.sendText("end");
				peer.echo();
			});
			await().atMost(LIMIT).until(() -> handler.record().contains("end"));
			assertThat(handler.record()).doesNotContain("pong").contains("message 0", "message 9");
			assertThat(connections.connection().status().state()).isEqualTo(State.OPEN);
		}
	}

	@Test
	@DisplayName("B107 a heartbeat without an answer ends the session, whatever else comes; the next one is opened")
	void noAnswer() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = heartbeat(server, Duration.ofMillis(200)).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			connections.connection().awaitOpen(LIMIT);
			assertThat(peer.readText()).isEqualTo("ping");
			peer.sendText("no answer");
			assertThat(peer.readFrame().closeCode()).isEqualTo(1011);
			server.nextPeer().accept();
			await().until(() -> connections.connection().status().state() == State.OPEN);
			assertThat(connections.connection().status().lastError()).isInstanceOf(WebSocketTimeoutException.class)
				.hasMessage("no answer to the heartbeat within websockets.clients.feed.heartbeat.timeout (200 ms)");
		}
	}

	@Test
	@DisplayName("a heartbeat that expects nothing is just sent")
	void oneWay() throws Exception {
		HeartbeatSettings heartbeat = new HeartbeatSettings("still here", Duration.ofMillis(50), null, LIMIT);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.supervision(new SupervisionSettings(null, false, null, heartbeat))
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			for (int i = 0; i < 5; i++) {
				assertThat(peer.readText()).isEqualTo("still here");
			}
			assertThat(connections.connection().status().state()).isEqualTo(State.OPEN);
		}
	}

	@Test
	@DisplayName("stale-after: an event, once until the next message; the connection stays")
	void stale() throws Exception {
		SupervisionSettings supervision = new SupervisionSettings(Duration.ofMillis(200), false, null, null);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).supervision(supervision).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			await().atMost(LIMIT).until(() -> connections.connection().isStale());
			await().during(Duration.ofMillis(500))
				.atMost(LIMIT)
				.untilAsserted(() -> assertThat(connections.otherEvents()).hasSize(1));
			assertThat(connections.otherEvents()).first()
				.isInstanceOfSatisfying(WebSocketConnectionStaleEvent.class, (event) -> {
					assertThat(event.name()).isEqualTo("feed");
					assertThat(event.session()).isSameAs(connections.connection().session());
					assertThat(event.silence()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
				});
			peer.sendText("fresh");
			await().atMost(LIMIT).until(() -> !connections.connection().isStale());
			await().atMost(LIMIT).until(() -> connections.otherEvents().size() == 2);
			assertThat(connections.connection().status().state()).isEqualTo(State.OPEN);
		}
	}

	@Test
	@DisplayName("stale-after: no event while messages come, pings and pongs are none")
	void notStale() throws Exception {
		SupervisionSettings supervision = new SupervisionSettings(Duration.ofSeconds(2), false, null, null);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).supervision(supervision).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			connections.connection().awaitOpen(LIMIT);
			for (int i = 0; i < 25; i++) {
				peer.sendText("tick");
				assertThat(peer.pollFrame(Duration.ofMillis(100))).isNull();
			}
			assertThat(connections.otherEvents()).isEmpty();
			peer.sendPing("no message");
			await().atMost(LIMIT).until(() -> connections.connection().isStale());
		}
	}

	@Test
	@DisplayName("reconnect-when-stale: the session is closed with 1000, and the next one opened")
	void reconnectWhenStale() throws Exception {
		SupervisionSettings supervision = new SupervisionSettings(Duration.ofMillis(200), true, null, null);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server).supervision(supervision).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			assertThat(peer.readFrame().closeCode()).isEqualTo(1000);
			server.nextPeer().accept();
			await().until(() -> connections.connection().status().state() == State.OPEN);
			assertThat(connections.otherEvents()).isNotEmpty();
		}
	}

	@Test
	@DisplayName("B44, B107 time in which the application holds up the messages counts neither for heartbeats nor for silence")
	void heldUp() throws Exception {
		HeartbeatSettings heartbeat = new HeartbeatSettings("ping", Duration.ofMillis(50), PONG::equals,
				Duration.ofMillis(300));
		CountDownLatch held = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		RecordingHandler handler = new RecordingHandler((session, connection) -> session.onPong((pong) -> {
			held.countDown();
			awaitRelease(release);
		}));
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.handler(handler)
					.supervision(new SupervisionSettings(Duration.ofMillis(300), false, null, heartbeat))
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			assertThat(peer.readText()).isEqualTo("ping");
			peer.send(WireFrame.pong(), WireFrame.text("pong"));
			assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
			await().during(Duration.ofMillis(900))
				.atMost(LIMIT)
				.untilAsserted(() -> assertThat(connections.connection().status().state()).isEqualTo(State.OPEN));
			assertThat(connections.otherEvents()).isEmpty();
			release.countDown();
			assertThat(peer.readText()).isEqualTo("ping");
			assertThat(connections.connection().status().attempt()).isEqualTo(1);
		}
	}

	private static void awaitRelease(CountDownLatch release) {
		try {
			release.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
