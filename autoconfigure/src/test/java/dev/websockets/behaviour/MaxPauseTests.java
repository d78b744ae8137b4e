package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.IncomingSettings;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class MaxPauseTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration MAX_PAUSE = Duration.ofMillis(500);

	private static SessionSettings narrow(SessionSettings settings) {
		return settings.withIncoming((queue) -> queue.withCapacity(2).withMaxPause(MAX_PAUSE));
	}

	private static WebSocketTestServer flood(int count, CompletableFuture<WireFrame> next) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			for (int i = 0; i < count; i++) {
				peer.sendText("" + i);
			}
			next.complete(peer.readFrame());
			peer.echo();
		});
		return server;
	}

	@MostlyWaits
	@Test
	@DisplayName("a pause over max-pause, though nobody ever takes a message: Close 1008, what was queued, the typed error")
	void nobodyReads() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = flood(20, close);
				WebSocketSession session = this.client.open(server, MaxPauseTests::narrow)) {
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1008));
			assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1008);
				assertThat(reason.text()).isEqualTo("reading paused too long");
			});
			assertThat(session.incoming().receive()).isEqualTo(Message.of("0"));
			assertThat(session.incoming().receive()).isEqualTo(Message.of("1"));
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(session.incoming()::receive)
				.withMessage("incoming queue is full and nothing was read within websockets.incoming.max-pause "
						+ "(500 ms); closed with 1008");
			assertThat(session.incoming().longPauses()).as("pauses over 30 s").isZero();
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("the limit is one for every pause, not for all together")
	void manyPauses() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int round = 0; round < 4; round++) {
					peer.send(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"), WireFrame.text("4"));
					peer.readText();
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server, MaxPauseTests::narrow)) {
				for (int round = 0; round < 4; round++) {
					await().during(MAX_PAUSE.dividedBy(3)).until(() -> session.incoming().size() == 2);
					for (int i = 1; i <= 4; i++) {
						assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("" + i));
					}
					session.send("more");
				}
				assertThat(session.isOpen()).isTrue();
			}
		}
	}

	@MostlyWaits
	@Test
	@DisplayName("a policy that drops never pauses")
	void dropping() {
		try (WebSocketTestServer server = flood(20, new CompletableFuture<>());
				WebSocketSession session = this.client.open(server, (settings) -> narrow(settings)
					.withIncoming((queue) -> queue.withOverflow(IncomingSettings.Overflow.DROP_OLDEST)))) {
			await().atMost(LIMIT).until(() -> session.incoming().dropped() == 18);
			await().during(MAX_PAUSE.multipliedBy(2)).atMost(LIMIT).until(session::isOpen);
			session.send("done");
		}
	}

}
