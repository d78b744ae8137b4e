package dev.websockets.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
class LostConnectionTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@DisplayName("B33 lost connection (FIN, RST) is 1006")
	void lostConnection(boolean reset) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				if (reset) {
					peer.reset();
				}
				else {
					peer.end();
				}
			});
			try (WebSocketSession session = this.client.open(server)) {
				session.send("now");
				assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
					assertThat(reason.code()).isEqualTo(1006);
					assertThat(reason.initiator()).isEqualTo(Initiator.ABNORMAL);
				});
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive);
			}
		}
	}

	@Test
	@DisplayName("B37b a connection lost with messages still queued: close reason and closed error say how many are unsent")
	void unsent() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Void> reset = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				reset.join();
				peer.reset();
			});
			WebSocketSession session = this.client.open(server,
					(settings) -> settings.withOutgoing((queue) -> queue.withCapacity(100)));
			byte[] message = new byte[100_000];
			List<CompletableFuture<Void>> sent = new CopyOnWriteArrayList<>();
			await().atMost(LIMIT)
				.during(Duration.ofMillis(300))
				.until(() -> SendQueue.fill(session, message.length, sent) == 0);
			reset.complete(null);
			CloseReason reason = session.closeReason().orTimeout(10, TimeUnit.SECONDS).join();
			assertThat(reason.unsentMessages()).isGreaterThanOrEqualTo(100);
			await().atMost(LIMIT)
				.untilAsserted(() -> assertThat(sent.stream().filter(CompletableFuture::isCompletedExceptionally))
					.hasSize(Math.toIntExact(reason.unsentMessages())));
			assertThat(reason.unsentBytes()).isEqualTo(reason.unsentMessages() * message.length);
			assertThat(reason.toString()).contains("unsent");
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> session.send("x"))
				.satisfies((ex) -> assertThat(ex.closeReason().unsentMessages()).isEqualTo(reason.unsentMessages()));
		}
	}

}
