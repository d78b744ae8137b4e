package dev.websockets.behaviour;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseCode;
import dev.websockets.Message;
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

	@Test
	@DisplayName("a message over the limit is not sent, however it is sent; the session lives on")
	void tooLargeToSend() {
		try (WebSocketTestServer server = EchoServer.start();
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
			String text = "\u20ac".repeat(400);
			assertThatExceptionOfType(WebSocketMessageTooLargeException.class).isThrownBy(() -> session.send(text))
				.withMessage("message of 1,200 bytes is over websockets.max-message-size (1,000); not sent")
				.satisfies((ex) -> assertThat(ex.size()).isEqualTo(1_200))
				.satisfies((ex) -> assertThat(ex.limit()).isEqualTo(1_000));
			assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
				.isThrownBy(() -> session.outgoing().trySend(new byte[1_001]));
			assertThat(session.sendAsync(text)).failsWithin(LIMIT)
				.withThrowableThat()
				.withCauseInstanceOf(WebSocketMessageTooLargeException.class);
			byte[] largest = new byte[1_000];
			session.send(largest);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(largest));
		}
	}

	@Test
	@DisplayName("a stream is sent whatever its size: the limit is of messages whose size is known")
	void largeStream() throws IOException {
		CompletableFuture<byte[]> received = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				received.complete(peer.readBinary());
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
				session.sendStream(new ByteArrayInputStream(new byte[50_000]));
				assertThat(received).succeedsWithin(LIMIT).satisfies((bytes) -> assertThat(bytes).hasSize(50_000));
			}
		}
	}

}
