package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
class LimitsTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B50 message over the limit, summed over fragments: 1009, typed error with both numbers")
	void tooLarge() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("x".repeat(600)).withFin(false),
						WireFrame.continuation("y".repeat(600)).withFin(false));
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
				assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT))
					.withMessageContaining(
							"message of 1,200 bytes is over websockets.max-message-size (1,000); closed with 1009")
					.satisfies((ex) -> assertThat(ex.limit()).isEqualTo(1_000));
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1009));
		}
	}

	@Test
	@DisplayName("B50 message over the limit summed over fragments: 1009, typed error with both numbers")
	void wholeMessageTooLarge() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.text("x".repeat(600)).withFin(false), WireFrame.continuation("x".repeat(600)));
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
				assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT))
					.withMessageContaining("1,000")
					.withMessageContaining("websockets.max-message-size");
				assertThat(close).succeedsWithin(LIMIT)
					.satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(CloseCode.TOO_BIG));
			}
		}
	}

}
