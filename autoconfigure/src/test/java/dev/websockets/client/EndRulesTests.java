package dev.websockets.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketFatalException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * Ends that say more about the next attempt than bad luck.
 */
class EndRulesTests {

	private static final Duration MAX_DELAY = Duration.ofSeconds(40);

	private static final ReconnectSettings RECONNECT = new ReconnectSettings(true, Duration.ofMillis(10), 1,
			Duration.ofMillis(10), MAX_DELAY, 0, null, Duration.ofHours(1));

	private static TestConnections.Builder to(WebSocketTestServer server) {
		return TestConnections.to(server).reconnect(RECONNECT);
	}

	private static Status awaitState(TestConnections connections, State state) {
		return await().atMost(TestConnections.LIMIT)
			.until(() -> connections.connection().status(), (status) -> status.state() == state);
	}

	private static Duration delay(Status status) {
		Instant next = status.nextAttempt();
		assertThat(next).isNotNull();
		return Duration.between(status.since(), next);
	}

	private static void assertDelay(Status status, Duration expected) {
		assertThat(delay(status).toMillis()).isCloseTo(expected.toMillis(), within(100L));
	}

	@Test
	@DisplayName("B103 401: FAILED, and the next attempt after failed-delay")
	void unauthorized() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).start()) {
			server.onConnection((peer) -> peer.refuse(401));
			Status failed = awaitState(connections, State.FAILED);
			assertDelay(failed, Duration.ofMinutes(5));
			assertThat(failed.lastError()).isInstanceOf(WebSocketHandshakeRefusedException.class);
			await().untilAsserted(() -> assertThat(connections.states()).endsWith(State.FAILED));
			assertThat(connections.events()).last()
				.satisfies((event) -> assertThat(event.cause()).isSameAs(failed.lastError()));
			assertThat(server.handshakes()).hasSize(1);
		}
	}

	@Test
	@DisplayName("B103 a failed connection tries again, once every failed-delay, and is open again when it can")
	void failedDelay() throws Exception {
		ReconnectRules often = ReconnectRules.defaults().withFailedDelay(Duration.ofMillis(300));
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).rules(often).start()) {
			long begin = System.nanoTime();
			server.nextPeer().refuse(401);
			server.nextPeer().refuse(401);
			server.nextPeer().accept();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(550));
			awaitState(connections, State.OPEN);
			await().untilAsserted(() -> assertThat(connections.states()).containsExactly(State.CONNECTING, State.FAILED,
					State.CONNECTING, State.FAILED, State.CONNECTING, State.OPEN));
		}
	}

	@Test
	@DisplayName("B103 failed-delay 0: no further attempt until open()")
	void failedForGood() throws Exception {
		ReconnectRules never = ReconnectRules.defaults().withFailedDelay(Duration.ZERO);
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).rules(never).start()) {
			server.nextPeer().refuse(401);
			assertThat(awaitState(connections, State.FAILED).nextAttempt()).isNull();
			connections.connection().open();
			server.nextPeer().accept();
			awaitState(connections, State.OPEN);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 404, 410, 429, 503 })
	@DisplayName("B103 403, 404, 410, and 429 and 503 without Retry-After: the longest delay")
	void slowStatuses(int code) throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).start()) {
			server.onConnection((peer) -> peer.refuse(code));
			assertDelay(awaitState(connections, State.BACKING_OFF), MAX_DELAY);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 503, 500 })
	@DisplayName("B13, B103 Retry-After is kept to")
	void retryAfter(int code) throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).start()) {
			server.onConnection((peer) -> peer.refuse(code, Map.of("Retry-After", "7"), ""));
			Status status = awaitState(connections, State.BACKING_OFF);
			assertDelay(status, Duration.ofSeconds(7));
			assertThat(status.lastError()).isInstanceOfSatisfying(WebSocketHandshakeRefusedException.class,
					(refused) -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
		}
	}

	@Test
	@DisplayName("B103 the peer's 1008: the longest delay")
	void policyViolation() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			awaitState(connections, State.OPEN);
			peer.close(1008, "no");
			assertDelay(awaitState(connections, State.BACKING_OFF), MAX_DELAY);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1012, 1013 })
	@DisplayName("B103 1012 and 1013: a random time from 5 to 30 s")
	void restart(int code) throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			awaitState(connections, State.OPEN);
			peer.close(code, "");
			assertThat(delay(awaitState(connections, State.BACKING_OFF))).isBetween(Duration.ofMillis(4_900),
					Duration.ofMillis(30_100));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1002, dev.websockets.WebSocketProtocolException", "1007, dev.websockets.WebSocketProtocolException",
			"1009, dev.websockets.WebSocketMessageTooLargeException" })
	@DisplayName("B103 what this side closes with 1002, 1007 or 1009: FAILED")
	void ownCodes(int code, Class<?> error) throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server)
					.sessions((settings) -> settings.withMaxMessageSize(DataSize.ofBytes(100)))
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			awaitState(connections, State.OPEN);
			WireFrame breach = switch (code) {
				case 1002 -> WireFrame.continuation("orphan");
				case 1007 -> WireFrame.of(WireFrame.TEXT, (byte) 0xFF);
				default -> WireFrame.binary(new byte[101]);
			};
			peer.send(breach);
			assertThat(peer.readFrame().closeCode()).isEqualTo(code);
			Status failed = awaitState(connections, State.FAILED);
			assertDelay(failed, Duration.ofMinutes(5));
			assertThat(failed.lastError()).isInstanceOf(error);
		}
	}

	@Test
	@DisplayName("B103 a WebSocketFatalException of an OPEN handler: FAILED")
	void fatalException() throws Exception {
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			throw new WebSocketFatalException("the account is closed");
		});
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).handler(handler).start()) {
			server.nextPeer().accept();
			assertThat(awaitState(connections, State.FAILED).lastError()).hasMessage("the account is closed");
		}
	}

	@Test
	@DisplayName("B103 a WebSocketFatalException of who supplies a token: FAILED, and nothing is sent")
	void fatalSupplier() throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).client((client) -> client.bearerToken(() -> {
					throw new WebSocketFatalException("the key is revoked");
				})).start()) {
			assertThat(awaitState(connections, State.FAILED).lastError()).hasMessage("the key is revoked");
			assertThat(server.handshakes()).isEmpty();
		}
	}

	@Test
	@DisplayName("B103 a message over the limit while the OPEN handler reads: FAILED, too")
	void ownCodeWhileOpening() throws Exception {
		RecordingHandler handler = new RecordingHandler(
				(session, connection) -> session.incoming().receive(TestConnections.LIMIT));
		try (WebSocketTestServer server = WebSocketTestServer.start();
				TestConnections connections = to(server).handler(handler)
					.sessions((settings) -> settings.withMaxMessageSize(DataSize.ofBytes(100)))
					.start()) {
			WebSocketPeer peer = server.nextPeer();
			peer.accept(WireFrame.binary(new byte[101]));
			assertThat(awaitState(connections, State.FAILED).lastError())
				.isInstanceOf(WebSocketMessageTooLargeException.class);
		}
	}

}
