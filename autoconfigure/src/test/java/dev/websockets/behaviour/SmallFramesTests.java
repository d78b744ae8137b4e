package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Control frames are never cut, whatever the limit of frames (RFC 6455, section 5.5).
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class SmallFramesTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B40 a ping over the limit of frames is answered by one pong with the same payload; B35 a Close goes out whole")
	void controlFrames() {
		CompletableFuture<WireFrame> pong = new CompletableFuture<>();
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		byte[] payload = "p".repeat(125).getBytes();
		String text = "ä".repeat(61);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.ping(payload));
				pong.complete(peer.readFrame());
				close.complete(peer.readFrame());
				peer.close(1000, "");
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(3)))) {
				session.incoming().discard();
				assertThat(pong).succeedsWithin(LIMIT).satisfies((frame) -> {
					assertThat(frame.opcode()).isEqualTo(WireFrame.PONG);
					assertThat(frame.payload()).isEqualTo(payload);
				});
				session.close(4000, text);
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> {
				assertThat(frame.closeCode()).isEqualTo(4000);
				assertThat(frame.closeText()).isEqualTo(text);
			});
		}
	}

	@Test
	@DisplayName("B43 the pings of this side go out whole too")
	void ownPings() {
		CompletableFuture<WireFrame> ping = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				ping.complete(peer.readFrame());
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxFrameSize(DataSize.ofBytes(1))
						.withPing(Duration.ofMillis(100), Duration.ofSeconds(5)))) {
				assertThat(ping).succeedsWithin(LIMIT).satisfies((frame) -> {
					assertThat(frame.opcode()).isEqualTo(WireFrame.PING);
					assertThat(frame.payload()).hasSize(8);
				});
				assertThat(session.isOpen()).isTrue();
			}
		}
	}

}
