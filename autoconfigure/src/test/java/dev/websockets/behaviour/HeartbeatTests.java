package dev.websockets.behaviour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class HeartbeatTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static SessionSettings fastPings(SessionSettings settings) {
		return settings.withPing(Duration.ofMillis(100), Duration.ofMillis(400));
	}

	@MostlyWaits
	@Test
	@DisplayName("B40 five pings give five pongs with the same payload in order")
	void pongs() {
		List<String> pongs = new CopyOnWriteArrayList<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 5; i++) {
					peer.sendPing("ping " + i);
				}
				for (int i = 0; i < 5; i++) {
					pongs.add(new String(peer.readFrame().payload(), StandardCharsets.UTF_8));
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server)) {
				await().atMost(LIMIT)
					.untilAsserted(
							() -> assertThat(pongs).containsExactly("ping 0", "ping 1", "ping 2", "ping 3", "ping 4"));
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("B42 no byte within the ping timeout: Close 1011, timeout error in receive and send")
	void deadPeer() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				WireFrame frame = peer.readFrame();
				while (frame.opcode() == WireFrame.PING) {
					frame = peer.readFrame();
				}
				close.complete(frame);
			});
			try (WebSocketSession session = this.client.open(server, HeartbeatTests::fastPings)) {
				assertThatExceptionOfType(WebSocketTimeoutException.class)
					.isThrownBy(() -> session.incoming().receive())
					.withMessageContaining("websockets.ping-timeout (400 ms)");
				assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(() -> session.send("x"));
				assertThat(session.closeReason().join()).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(1011);
					assertThat(reason.error()).isInstanceOf(WebSocketTimeoutException.class);
				});
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1011));
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("B42 a peer that dies after a pong is noticed an interval and a timeout later, however they compare")
	void deadAfterPong() {
		CompletableFuture<Duration> noticed = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.pong(peer.readFrame().payload()));
				long died = System.nanoTime();
				WireFrame frame = peer.readFrame();
				while (frame.opcode() == WireFrame.PING) {
					frame = peer.readFrame();
				}
				noticed.complete(Duration.ofNanos(System.nanoTime() - died));
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withPing(Duration.ofMillis(250), Duration.ofSeconds(2)))) {
				assertThat(session.closeReason()).succeedsWithin(LIMIT);
				assertThat(noticed).succeedsWithin(LIMIT)
					.satisfies((after) -> assertThat(after).isBetween(Duration.ofSeconds(2), Duration.ofMillis(3500)));
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("B43 any message counts as life; only the matching pong gives the round-trip time")
	void signsOfLife() {
		CompletableFuture<Void> answering = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.pong((byte) 1));
				while (!answering.isDone()) {
					peer.pollFrame(Duration.ofMillis(50));
					peer.sendText("alive");
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server, HeartbeatTests::fastPings)) {
				for (int i = 0; i < 15; i++) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("alive"));
				}
				assertThat(session.roundTripTime()).isNull();
				answering.complete(null);
				session.incoming().discard();
				await().atMost(LIMIT).until(() -> session.roundTripTime() != null);
				assertThat(session.roundTripTime()).isLessThan(Duration.ofSeconds(5));
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("B44 a slow consumer (reading paused by backpressure) is not taken for a dead peer")
	void slowConsumer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"));
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> fastPings(settings).withIncoming((queue) -> queue.withCapacity(1)))) {
				await().pollDelay(Duration.ofMillis(1000)).until(session::isOpen);
				for (int i = 1; i <= 3; i++) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
				}
				await().pollDelay(Duration.ofMillis(500)).until(session::isOpen);
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("B46 a session nobody reads, peer floods: with discard() pings are answered and Close is seen")
	void discard() {
		CompletableFuture<WireFrame> pong = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				byte[] payload = new byte[100_000];
				for (int i = 0; i < 500; i++) {
					peer.sendBinary(payload);
				}
				peer.sendPing("still there?");
				pong.complete(peer.readFrame());
				peer.close(1000, "");
			});
			try (WebSocketSession session = this.client.open(server)) {
				session.incoming().discard();
				assertThat(pong).succeedsWithin(LIMIT)
					.satisfies((frame) -> assertThat(frame.opcode()).isEqualTo(WireFrame.PONG));
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1000));
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("the application may ping too, and is told of every pong")
	void ownPing() {
		try (WebSocketTestServer server = EchoServer.start()) {
			try (WebSocketSession session = this.client.open(server)) {
				List<Frame.Pong> pongs = new CopyOnWriteArrayList<>();
				session.onPong(pongs::add);
				session.send(new Frame.Ping(new byte[] { 1, 2, 3 }));
				await().atMost(LIMIT)
					.untilAsserted(() -> assertThat(pongs).containsExactly(new Frame.Pong(new byte[] { 1, 2, 3 })));
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("pings go out at their interval, however long the timeout is")
	void interval() {
		CompletableFuture<Void> pinged = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 5; i++) {
					assertThat(peer.readFrame().opcode()).isEqualTo(WireFrame.PING);
				}
				pinged.complete(null);
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withPing(Duration.ofMillis(100), Duration.ofSeconds(30)))) {
				assertThat(pinged).succeedsWithin(LIMIT);
				assertThat(session.isOpen()).isTrue();
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("B43 the round-trip time is that of the ping, also where reading was paused meanwhile")
	void roundTripTimeOfPausedReading() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"));
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withPing(Duration.ofSeconds(1), Duration.ofMillis(200))
						.withIncoming((queue) -> queue.withCapacity(1)))) {
				await().pollDelay(Duration.ofMillis(1_600)).until(session::isOpen);
				assertThat(session.roundTripTime()).isNull();
				session.incoming().discard();
				await().pollInterval(Duration.ofMillis(1)).atMost(LIMIT).until(() -> session.roundTripTime() != null);
				assertThat(session.roundTripTime()).isGreaterThan(Duration.ofMillis(400));
			}
		}
	}

	@Test
	@DisplayName("B45 a slow upload that progresses is not taken for a dead peer")
	void slowUpload() {
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(16 * 1024).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
				try {
					for (int i = 0; i < 80; i++) {
						pace.schedule(() -> peer.readBytes(256 * 1024), 50, TimeUnit.MILLISECONDS).get();
					}
				}
				finally {
					pace.shutdownNow();
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withPing(Duration.ofMillis(100), Duration.ofMillis(900))
						.withMaxMessageSize(DataSize.ofMegabytes(20)))) {
				CompletableFuture<Void> sent = session.sendAsync(new byte[20 * 1024 * 1024]);
				assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
				assertThat(session.isOpen()).isTrue();
				session.abort();
			}
		}
	}

}
