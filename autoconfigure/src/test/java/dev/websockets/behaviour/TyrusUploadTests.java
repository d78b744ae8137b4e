package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class TyrusUploadTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Test
	@DisplayName("B45 what the peer takes counts as life, also of what was sent after the ping")
	void uploadAfterPing() {
		CompletableFuture<Void> pinged = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(16 * 1024).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				assertThat(peer.readFrame().opcode()).isEqualTo(WireFrame.PING);
				pinged.complete(null);
				ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
				try {
					for (int i = 0; i < 120; i++) {
						pace.schedule(() -> peer.readBytes(128 * 1024), 25, TimeUnit.MILLISECONDS).get();
					}
				}
				finally {
					pace.shutdownNow();
				}
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withPing(Duration.ofSeconds(1), Duration.ofMillis(1500))
						.withMaxMessageSize(DataSize.ofMegabytes(20)))) {
				assertThat(pinged).succeedsWithin(LIMIT);
				assertThat(session.sendAsync(new byte[15 * 1024 * 1024])).succeedsWithin(Duration.ofSeconds(20));
				session.abort();
			}
		}
	}

}
