package dev.websockets.docs.queues;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import dev.websockets.IncomingSettings;
import dev.websockets.Message;
import dev.websockets.OutgoingSettings;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the samples about queues, limits and keepalive.
 */
class QueueSamplesTests {

	private static SessionSettings settings(String yaml, String client) {
		SessionSettings[] settings = new SessionSettings[1];
		Samples.application(yaml)
			.withSystemProperties("websockets.auto-startup=false")
			.run((context) -> context.getBean("websocketsClient-" + client, WebSocketClient.class)
				.mutate()
				.settings((present) -> {
					settings[0] = present;
					return present;
				}));
		return settings[0];
	}

	@Test
	void queuesOfTheFile() {
		assertThat(settings("queues.yml", "ticks").incoming()).isEqualTo(
				IncomingSettings.defaults().withCapacity(16).withOverflow(IncomingSettings.Overflow.DROP_OLDEST));
		assertThat(settings("queues.yml", "orders").outgoing()).isEqualTo(OutgoingSettings.defaults()
			.withCapacity(100)
			.withMaxSize(DataSize.ofMegabytes(1))
			.withSendTimeout(Duration.ofSeconds(3)));
	}

	@Test
	void limitsOfTheFile() {
		assertThat(settings("limits.yml", "history").maxMessageSize()).isEqualTo(DataSize.ofMegabytes(64));
	}

	@Test
	void pingsOfTheFile() {
		SessionSettings quotes = settings("keepalive.yml", "quotes");
		assertThat(quotes.pingInterval()).isEqualTo(Duration.ofSeconds(5));
		assertThat(quotes.pingTimeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(settings("keepalive.yml", "legacy").pingInterval()).isZero();
	}

	@Test
	void theLatestSurvive() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.onConnect().thenSend("one").thenSend("two").thenSend("three");
			try (WebSocketSession session = QueueSettings.latestOnly(Samples.client()).uri(server.uri()).open()) {
				await().until(() -> session.incoming().dropped() == 1);
				assertThat(session.incoming().receive()).isEqualTo(Message.of("two"));
				assertThat(session.incoming().receive()).isEqualTo(Message.of("three"));
			}
		}
	}

	@Test
	void aSlowPeerMakesSendersWait() {
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(1024).start()) {
			server.onConnection((peer) -> peer.accept());
			WebSocketSession session = QueueSettings.latestOnly(Samples.client()).uri(server.uri()).open();
			byte[] megabyte = new byte[1 << 20];
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					session.send(megabyte);
				}
			}).satisfies((ex) -> DocumentedOutput.check("errors.md", "send-timeout", ex.getMessage()));
			assertThat(session.outgoing().trySend("more")).isFalse();
			session.abort();
		}
	}

	@Test
	void overflowFail() {
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(1024).start()) {
			server.onConnection((peer) -> peer.accept());
			WebSocketSession session = Samples.client()
				.uri(server.uri())
				.settings((settings) -> settings
					.withOutgoing((queue) -> queue.withCapacity(2).withOverflow(OutgoingSettings.Overflow.FAIL)))
				.open();
			byte[] megabyte = new byte[1 << 20];
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					session.send(megabyte);
				}
			}).satisfies((ex) -> DocumentedOutput.check("errors.md", "outgoing-overflow", ex.getMessage()));
			session.abort();
		}
	}

	@Test
	void overflowClose() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.onConnect().thenSend("one").thenSend("two").thenSend("three");
			WebSocketSession session = Samples.client()
				.uri(server.uri())
				.settings((settings) -> settings
					.withIncoming((queue) -> queue.withCapacity(2).withOverflow(IncomingSettings.Overflow.CLOSE)))
				.open();
			server.expectClose(1008);
			assertThat(session.incoming().receive()).isEqualTo(Message.of("one"));
			assertThat(session.incoming().receive()).isEqualTo(Message.of("two"));
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> DocumentedOutput.check("errors.md", "incoming-overflow", ex.getMessage()));
		}
	}

	@Test
	void pauseThatIsTooLong() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.onConnect().thenSend("one").thenSend("two").thenSend("three");
			WebSocketSession session = Samples.client()
				.uri(server.uri())
				.settings((settings) -> settings
					.withIncoming((queue) -> queue.withCapacity(2).withMaxPause(Duration.ofMillis(300))))
				.open();
			server.expectClose(1008);
			assertThat(session.incoming().receive()).isEqualTo(Message.of("one"));
			assertThat(session.incoming().receive()).isEqualTo(Message.of("two"));
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> DocumentedOutput.check("queues-and-backpressure.md", "paused-too-long",
						ex.getMessage()));
		}
	}

	@Test
	void idle() {
		assertThat(settings("keepalive.yml", "trades").idleTimeout()).isEqualTo(Duration.ofSeconds(30));
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			WebSocketSession session = Samples.client()
				.uri(server.uri())
				.settings((settings) -> settings.withIdleTimeout(Duration.ofMillis(300)))
				.open();
			server.expectClose(1001);
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> DocumentedOutput.check("keepalive.md", "idle", ex.getMessage()));
		}
	}

	@Test
	void tooLargeToSend() {
		try (WebSocketServerScript server = WebSocketServerScript.start();
				WebSocketSession session = Samples.client()
					.uri(server.uri())
					.settings((settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))
					.open()) {
			assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
				.isThrownBy(() -> session.send(new byte[2_000]))
				.satisfies((ex) -> DocumentedOutput.check("limits-and-memory.md", "not-sent", ex.getMessage()));
			session.send("smaller");
			server.expectText("smaller");
		}
	}

	@Test
	void roundTripTime() {
		try (WebSocketServerScript server = WebSocketServerScript.start();
				WebSocketSession session = QueueSettings.keepalive(Samples.client()).uri(server.uri()).open()) {
			assertThat(session.roundTripTime()).isNull();
			await().until(() -> session.roundTripTime() != null);
		}
	}

	@Test
	void deadPeer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.accept());
			WebSocketSession session = QueueSettings.keepalive(Samples.client()).uri(server.uri()).open();
			assertThat(session.closeReason()).succeedsWithin(5, TimeUnit.SECONDS)
				.satisfies((reason) -> DocumentedOutput.check("keepalive.md", "dead-peer", reason.toString()));
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(() -> session.send("late"))
				.satisfies((ex) -> DocumentedOutput.check("errors.md", "ping-timeout", ex.getMessage()));
		}
	}

}
