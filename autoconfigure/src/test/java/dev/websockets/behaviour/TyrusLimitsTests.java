package dev.websockets.behaviour;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class TyrusLimitsTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@ValueSource(longs = { 65_536, 70_000, 5_000_000, Long.MAX_VALUE })
	@DisplayName("B50, B51 a frame announced over the limit: 1009 at once, before its payload comes")
	void announcedTooLarge(long size) {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.sendBytes(ByteBuffer.allocate(10).put((byte) 0x82).put((byte) 127).putLong(size).array());
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
				session.send("now");
				assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT))
					.satisfies((ex) -> assertThat(ex.size()).isEqualTo(size));
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1009));
		}
	}

	@Test
	@DisplayName("B53 what breaks the protocol ends the session with 1002 and a typed error")
	void protocolError() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.send(WireFrame.continuation("orphan"));
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = this.client.open(server)) {
				session.send("now");
				assertThatExceptionOfType(WebSocketProtocolException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT));
				assertThat(session.closeReason().join().code()).isEqualTo(1002);
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1002));
		}
	}

}
