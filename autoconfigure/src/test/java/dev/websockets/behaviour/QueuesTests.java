package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.IncomingSettings;
import dev.websockets.Message;
import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class QueuesTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B60 both queues of capacity 1 with backpressure: 100 messages round trip, none lost, in order")
	void backpressure() {
		try (WebSocketTestServer server = EchoServer.start()) {
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1))
						.withOutgoing((queue) -> queue.withCapacity(1)))) {
				CompletableFuture<Void> sending = CompletableFuture
					.runAsync(() -> IntStream.range(0, 100).forEach((i) -> session.send("message " + i)));
				for (int i = 0; i < 100; i++) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("message " + i));
				}
				assertThat(sending).succeedsWithin(LIMIT);
				assertThat(session.incoming().dropped()).isZero();
			}
		}
	}

	private static WebSocketTestServer floodServer(int count, CompletableFuture<WireFrame> close) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			peer.send(IntStream.range(0, count).mapToObj((i) -> WireFrame.text("" + i)).toArray(WireFrame[]::new));
			WireFrame frame = peer.readFrame();
			close.complete(frame);
			if (frame.opcode() == WireFrame.CLOSE) {
				peer.send(WireFrame.close(frame.closeCode(), ""));
			}
			else {
				peer.echo();
			}
		});
		return server;
	}

	@Test
	@DisplayName("B62 overflow close: what was queued stays readable, then the typed error; peer gets Close 1008; counter")
	void overflowClose() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = floodServer(10, close);
				WebSocketSession session = this.client.open(server, (settings) -> settings
					.withIncoming((queue) -> queue.withCapacity(3).withOverflow(IncomingSettings.Overflow.CLOSE)))) {
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1008));
			for (int i = 0; i < 3; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
			}
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(session.incoming()::receive)
				.withMessageContaining("websockets.incoming.capacity is 3");
			assertThat(session.closeReason().join().error()).isInstanceOf(WebSocketQueueOverflowException.class);
			assertThat(session.incoming().dropped()).isPositive();
		}
	}

	@Test
	@DisplayName("B63 overflow drop-oldest: exact survivors, counter")
	void dropOldest() {
		assertThat(survivors(IncomingSettings.Overflow.DROP_OLDEST)).containsExactly("7", "8", "9");
	}

	@Test
	@DisplayName("B63 overflow drop-latest: exact survivors, counter")
	void dropLatest() {
		assertThat(survivors(IncomingSettings.Overflow.DROP_LATEST)).containsExactly("0", "1", "2");
	}

	private List<String> survivors(IncomingSettings.Overflow overflow) {
		try (WebSocketTestServer server = floodServer(10, new CompletableFuture<>());
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withIncoming((queue) -> queue.withCapacity(3).withOverflow(overflow)))) {
			await().atMost(LIMIT).until(() -> session.incoming().dropped() == 7);
			List<String> survivors = new ArrayList<>();
			while (session.incoming().tryReceive() instanceof Message.Text text) {
				survivors.add(text.text());
			}
			session.send("done");
			return survivors;
		}
	}

	private static WebSocketTestServer deafServer(CompletableFuture<Void> listen) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			listen.join();
			peer.reset();
		});
		return server;
	}

	@Test
	@DisplayName("B64 outgoing block: send waits, then fails after send-timeout")
	void outgoingBlock() {
		CompletableFuture<Void> listen = new CompletableFuture<>();
		try (WebSocketTestServer server = deafServer(listen);
				WebSocketSession session = this.client.open(server, (settings) -> settings
					.withOutgoing((queue) -> queue.withCapacity(2).withSendTimeout(Duration.ofMillis(300))))) {
			byte[] message = new byte[1_000_000];
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					session.send(message);
				}
			}).withMessageContaining("websockets.outgoing.send-timeout (300 ms)");
			assertThat(session.outgoing().size()).isEqualTo(2);
			assertThat(session.outgoing().trySend(message)).isFalse();
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(session::flush);
			listen.complete(null);
		}
	}

	@Test
	@DisplayName("B64 outgoing fail: at once")
	void outgoingFail() {
		CompletableFuture<Void> listen = new CompletableFuture<>();
		try (WebSocketTestServer server = deafServer(listen);
				WebSocketSession session = this.client.open(server, (settings) -> settings
					.withOutgoing((queue) -> queue.withCapacity(2).withOverflow(OutgoingSettings.Overflow.FAIL)))) {
			byte[] message = new byte[1_000_000];
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					session.send(message);
				}
			}).withMessageContaining("websockets.outgoing.capacity is 2");
			assertThat(session.isOpen()).isTrue();
			listen.complete(null);
		}
	}

	@Test
	@DisplayName("B64 outgoing close: the send fails and the session ends")
	void outgoingClose() {
		CompletableFuture<Void> listen = new CompletableFuture<>();
		try (WebSocketTestServer server = deafServer(listen);
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withCloseTimeout(Duration.ofMillis(500))
							.withOutgoing(
									(queue) -> queue.withCapacity(2).withOverflow(OutgoingSettings.Overflow.CLOSE)))) {
			byte[] message = new byte[1_000_000];
			await().atMost(LIMIT).during(Duration.ofMillis(300)).until(() -> !session.outgoing().trySend(message));
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(() -> session.send(message));
			assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1008);
				assertThat(reason.unsentMessages()).isGreaterThanOrEqualTo(2);
			});
			listen.complete(null);
		}
	}

}
