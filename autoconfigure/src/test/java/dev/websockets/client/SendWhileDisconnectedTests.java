package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of messages while a named connection has no session.
 */
class SendWhileDisconnectedTests {

	private static final Duration LIMIT = TestConnections.LIMIT;

	private static final OutgoingSettings QUEUE = OutgoingSettings.defaults()
		.withSendTimeout(Duration.ofMillis(300))
		.withCapacity(3);

	private static TestConnections.Builder to(WebSocketTestServer server, SendWhileDisconnected mode) {
		return TestConnections.to(server).sends(mode, QUEUE);
	}

	@Test
	@DisplayName("fail: the send fails at once, and says what the connection does instead")
	void fail() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server, SendWhileDisconnected.FAIL).start()) {
			WebSocketPeer peer = server.nextPeer();
			WebSocketConnection connection = connections.connection();
			assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> connection.send("now"))
				.withMessageContaining("connection 'feed' is CONNECTING");
			assertThat(connection.sendAsync("now")).isCompletedExceptionally();
			peer.accept();
			connection.awaitOpen(LIMIT);
			connection.send("later");
			assertThat(peer.readText()).isEqualTo("later");
		}
	}

	@Test
	@DisplayName("wait: the send waits for the session, at most the send-timeout")
	void waiting() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server, SendWhileDisconnected.WAIT).start()) {
			WebSocketPeer peer = server.nextPeer();
			WebSocketConnection connection = connections.connection();
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(() -> connection.send("too early"))
				.withMessageContaining("not open within 300 ms");
			CompletableFuture<Void> sent = connection.sendAsync("async");
			peer.accept();
			assertThat(peer.readText()).isEqualTo("async");
			assertThat(sent).succeedsWithin(LIMIT);
			connection.convertAndSend("converted");
			assertThat(peer.readText()).isEqualTo("converted");
		}
	}

	@Test
	@DisplayName("queue: in order, after what OPEN handlers send, before what is sent later; futures complete")
	void queued() throws Exception {
		RecordingHandler handler = new RecordingHandler((session, connection) -> session.send("subscribe"));
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server, SendWhileDisconnected.QUEUE).handler(handler).start()) {
			WebSocketPeer peer = server.nextPeer();
			WebSocketConnection connection = connections.connection();
			connection.send("1");
			CompletableFuture<Void> second = connection.sendAsync("2");
			connection.send("3");
			assertThat(second).isNotDone();
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(() -> connection.send("4"))
				.withMessageContaining("websockets.outgoing.capacity is 3")
				.withMessageContaining("websockets.outgoing.send-timeout (300 ms)");
			assertThat(connection.sendAsync("4")).failsWithin(LIMIT)
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(WebSocketQueueOverflowException.class);
			peer.accept();
			connection.awaitOpen(LIMIT);
			connection.send("5");
			for (String expected : List.of("subscribe", "1", "2", "3", "5")) {
				assertThat(peer.readText()).isEqualTo(expected);
			}
			assertThat(second).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("queue: a sender waits for room, and its message goes out when there is some")
	void waitsForRoom() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.sends(SendWhileDisconnected.QUEUE, QUEUE.withSendTimeout(LIMIT))
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			CompletableFuture<Void> sender = CompletableFuture
				.runAsync(() -> IntStream.rangeClosed(1, 20).forEach((i) -> connections.connection().send("" + i)));
			await().during(Duration.ofMillis(200)).until(() -> !sender.isDone());
			peer.accept();
			for (int i = 1; i <= 20; i++) {
				assertThat(peer.readText()).isEqualTo("" + i);
			}
			assertThat(sender).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("queue: what is sent over many reconnects arrives in order, none twice; the session's end says the rest")
	void manyReconnects() throws Exception {
		List<Integer> received = new CopyOnWriteArrayList<>();
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.sends(SendWhileDisconnected.QUEUE, OutgoingSettings.defaults())
					.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				WireFrame frame = peer.readFrame();
				for (int i = 0; i < 50 && frame.opcode() == WireFrame.TEXT; i++) {
					received.add(Integer.parseInt(frame.text()));
					frame = peer.readFrame();
				}
				peer.close(1001, "restart");
			});
			int reported = 0;
			for (int i = 0; i < 1_000; i++) {
				reported += connections.connection()
					.sendAsync("" + i)
					.handle((sent, failure) -> (failure != null) ? 1 : 0)
					.get(5, TimeUnit.SECONDS);
			}
			connections.stop();
			assertThat(received).hasSizeGreaterThan(500).hasSizeLessThanOrEqualTo(1_000 - reported);
			assertThat(received).isSorted().doesNotHaveDuplicates();
		}
	}

	@Test
	@DisplayName("queue: what waits when the connection is closed fails")
	void closed() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server, SendWhileDisconnected.QUEUE).start()) {
			server.nextPeer();
			CompletableFuture<Void> sent = connections.connection().sendAsync("never");
			connections.connection().close();
			assertThat(sent).failsWithin(LIMIT)
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(WebSocketConnectException.class);
			assertThat(connections.connection().status().state()).isEqualTo(State.CLOSED);
			assertThatExceptionOfType(WebSocketConnectException.class)
				.isThrownBy(() -> connections.connection().send("never"));
		}
	}

	@Test
	@DisplayName("queue: what waits fails when the connection is given up")
	void givenUp() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server, SendWhileDisconnected.QUEUE).maxAttempts(1).start()) {
			WebSocketPeer peer = server.nextPeer();
			CompletableFuture<Void> sent = connections.connection().sendAsync("never");
			peer.refuse(500);
			assertThat(sent).failsWithin(LIMIT)
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(WebSocketConnectException.class);
		}
	}

	@Test
	@DisplayName("queue: a policy that does not wait for room holds for senders, not for the queue that goes out")
	void overflowFail() throws Exception {
		OutgoingSettings fail = OutgoingSettings.defaults()
			.withOverflow(OutgoingSettings.Overflow.CLOSE)
			.withCapacity(50);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.sends(SendWhileDisconnected.QUEUE, fail)
					.sessions((settings) -> settings.withOutgoing((queue) -> fail.withCapacity(1)))
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			for (int i = 0; i < 50; i++) {
				connections.connection().send("" + i);
			}
			peer.accept();
			for (int i = 0; i < 50; i++) {
				assertThat(peer.readText()).isEqualTo("" + i);
			}
		}
	}

	@Test
	@DisplayName("wait: asynchronous sends keep their order")
	void waitingInOrder() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = TestConnections.to(server)
					.sends(SendWhileDisconnected.WAIT, QUEUE.withSendTimeout(LIMIT))
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			for (int i = 0; i < 100; i++) {
				connections.connection().sendAsync("" + i);
			}
			peer.accept();
			for (int i = 0; i < 100; i++) {
				assertThat(peer.readText()).isEqualTo("" + i);
			}
		}
	}

	@Test
	@DisplayName("wait: each asynchronous send fails within its own send-timeout, however many wait")
	void waitingFailsInTime() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server, SendWhileDisconnected.WAIT).start()) {
			server.nextPeer();
			List<CompletableFuture<Void>> sent = IntStream.range(0, 20)
				.mapToObj((i) -> connections.connection().sendAsync("" + i))
				.toList();
			assertThat(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)))
				.failsWithin(QUEUE.sendTimeout().multipliedBy(6))
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(WebSocketTimeoutException.class);
			assertThat(sent).allMatch(CompletableFuture::isCompletedExceptionally);
		}
	}

}
