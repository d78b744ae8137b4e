package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class IdleTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration IDLE = Duration.ofMillis(600);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final int PAUSES = 15;

	private static SessionSettings idle(SessionSettings settings) {
		return settings.withIdleTimeout(IDLE);
	}

	private static void pause(WebSocketPeer peer) {
		assertThat(peer.pollFrame(PAUSE)).isNull();
	}

	private static void assertIdle(WebSocketSession session) {
		assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(1001);
			assertThat(reason.text()).isEqualTo("idle");
			assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
			assertThat(reason.error()).isInstanceOf(WebSocketTimeoutException.class);
		});
	}

	@MostlyWaits
	@Test
	@DisplayName("no message for the idle timeout: Close 1001, timeout error in receive and send, whatever pings there are")
	void nothingButPings() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				WireFrame frame = peer.readFrame();
				for (int pings = 0; frame.opcode() != WireFrame.CLOSE; pings++) {
					if (pings < 8) {
						peer.sendPing("here");
					}
					frame = peer.readFrame();
				}
				close.complete(frame);
			});
			long opened = System.nanoTime();
			try (WebSocketSession session = this.client.open(server,
					(settings) -> idle(settings).withPing(Duration.ofMillis(50), LIMIT))) {
				assertThatExceptionOfType(WebSocketTimeoutException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT))
					.withMessage("no message in either direction within websockets.idle-timeout (600 ms); "
							+ "closed with 1001");
				assertThat(Duration.ofNanos(System.nanoTime() - opened)).isGreaterThanOrEqualTo(IDLE);
				assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(() -> session.send("late"));
				assertIdle(session);
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1001));
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("messages of the peer keep a session that sends none")
	void receiving() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < PAUSES; i++) {
					pause(peer);
					peer.sendText("" + i);
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server, IdleTests::idle)) {
				for (int i = 0; i < PAUSES; i++) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
				}
				long last = System.nanoTime();
				assertIdle(session);
				assertThat(Duration.ofNanos(System.nanoTime() - last)).isBetween(IDLE.minus(PAUSE),
						IDLE.multipliedBy(3));
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("messages to the peer keep a session that receives none")
	void sending() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> idle(settings).withCloseTimeout(Duration.ofMillis(500)))) {
				await().pollInterval(PAUSE).atMost(LIMIT).during(IDLE.multipliedBy(2)).until(() -> {
					session.send("x");
					return session.isOpen();
				});
				assertIdle(session);
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("a message that comes bit by bit keeps a session")
	void slowMessage() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("x".repeat(200)).withFin(false));
				for (int i = 1; i < PAUSES; i++) {
					pause(peer);
					peer.send(WireFrame.continuation("x".repeat(200)).withFin(i + 1 == PAUSES));
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server, IdleTests::idle)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("x".repeat(200 * PAUSES)));
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("a message that goes out bit by bit keeps a session")
	void slowPeer() {
		byte[] message = new byte[8_000_000];
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(128 * 1024).start()) {
			CompletableFuture<Integer> received = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				int portion = message.length / PAUSES;
				for (int i = 0; i < PAUSES; i++) {
					await().pollDelay(PAUSE.multipliedBy(3)).until(() -> peer.readBytes(portion).length == portion);
				}
				received.complete(PAUSES * portion);
				peer.awaitEnd(LIMIT);
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withIdleTimeout(IDLE.multipliedBy(4))
						.withCloseTimeout(Duration.ofMillis(500)))) {
				session.send(message);
				assertThat(received).succeedsWithin(LIMIT);
				assertIdle(session);
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("a session whose reading is paused has messages to come: it is not idle")
	void pausedReading() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 5; i++) {
					peer.sendText("" + i);
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> idle(settings).withIncoming((queue) -> queue.withCapacity(1)))) {
				await().during(IDLE.multipliedBy(2)).atMost(LIMIT).until(session::isOpen);
				for (int i = 0; i < 5; i++) {
					assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
				}
			}
		}
	}

}
