package dev.websockets.transport.tyrus;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JakartaAsyncRemoteTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("a future completes when the message was handed over")
	void futures() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			assertThat(remote.sendText("text")).succeedsWithin(LIMIT);
			assertThat(remote.sendBinary(ByteBuffer.wrap(new byte[] { 1, 2 }))).succeedsWithin(LIMIT);
			assertThat(remote.sendObject("object")).succeedsWithin(LIMIT);
			assertThat(viewed.peer().readText()).isEqualTo("text");
			assertThat(viewed.peer().readBinary()).containsExactly(1, 2);
			assertThat(viewed.peer().readText()).isEqualTo("object");
		}
	}

	@Test
	@DisplayName("a handler is told when the message was handed over, and of which session")
	void handlers() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			CompletableFuture<SendResult> text = new CompletableFuture<>();
			CompletableFuture<SendResult> binary = new CompletableFuture<>();
			CompletableFuture<SendResult> object = new CompletableFuture<>();
			remote.sendText("text", text::complete);
			remote.sendBinary(ByteBuffer.wrap(new byte[] { 1, 2 }), binary::complete);
			remote.sendObject("object", object::complete);
			assertThat(viewed.peer().readText()).isEqualTo("text");
			assertThat(viewed.peer().readBinary()).containsExactly(1, 2);
			assertThat(viewed.peer().readText()).isEqualTo("object");
			for (CompletableFuture<SendResult> told : List.of(text, binary, object)) {
				assertThat(told).succeedsWithin(LIMIT).satisfies((result) -> {
					assertThat(result.isOK()).isTrue();
					assertThat(result.getException()).isNull();
					assertThat(result.getSession()).isEqualTo(viewed.view());
				});
			}
		}
	}

	@Test
	@DisplayName("what cannot be converted fails the future, and is told to the handler")
	void notConvertible() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> remote.sendObject(this).get())
				.withCauseInstanceOf(EncodeException.class);
			CompletableFuture<SendResult> told = new CompletableFuture<>();
			remote.sendObject(this, told::complete);
			assertThat(told).succeedsWithin(LIMIT).satisfies((result) -> {
				assertThat(result.isOK()).isFalse();
				assertThat(result.getException()).isInstanceOf(EncodeException.class);
				assertThat(result.getSession()).isEqualTo(viewed.view());
			});
		}
	}

	@Test
	@DisplayName("a message that finds no room fails the future and does not block")
	void overflow() {
		try (ViewedSession viewed = new ViewedSession("/", (request) -> request
			.settings((settings) -> settings.withOutgoing((queue) -> queue.withMaxSize(DataSize.ofKilobytes(1)))))) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			ByteBuffer payload = ByteBuffer.allocate(8 * 1024 * 1024);
			CompletableFuture<Throwable> failure = new CompletableFuture<>();
			for (int i = 0; i < 100; i++) {
				remote.sendBinary(payload, (result) -> {
					if (!result.isOK()) {
						failure.complete(result.getException());
					}
				});
			}
			assertThat(failure).isCompleted();
			assertThat(failure.join()).isInstanceOf(WebSocketQueueOverflowException.class);
		}
	}

	@Test
	@DisplayName("a handler that fails harms nobody else")
	void failingHandler() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			remote.sendText("one", (result) -> {
				throw new IllegalStateException("on purpose");
			});
			assertThat(remote.sendText("two")).succeedsWithin(LIMIT);
			assertThat(viewed.peer().readText()).isEqualTo("one");
			assertThat(viewed.peer().readText()).isEqualTo("two");
		}
	}

	@Test
	@DisplayName("without a handler nothing is sent")
	void noHandler() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			assertThatIllegalArgumentException().isThrownBy(() -> remote.sendText("no", null));
			assertThatIllegalArgumentException().isThrownBy(() -> remote.sendBinary(ByteBuffer.allocate(1), null));
			assertThatIllegalArgumentException().isThrownBy(() -> remote.sendObject("no", null));
			viewed.session().send("yes");
			assertThat(viewed.peer().readText()).isEqualTo("yes");
		}
	}

	@Test
	@DisplayName("pings and pongs go out with their payload")
	void control() throws Exception {
		try (ViewedSession viewed = new ViewedSession()) {
			viewed.view().getAsyncRemote().sendPing(ByteBuffer.wrap(new byte[] { 1 }));
			viewed.view().getAsyncRemote().sendPong(ByteBuffer.wrap(new byte[] { 2 }));
			assertThat(viewed.peer().readFrame().withMasked(false)).isEqualTo(WireFrame.ping((byte) 1));
			assertThat(viewed.peer().readFrame().withMasked(false)).isEqualTo(WireFrame.pong((byte) 2));
		}
	}

	@Test
	@DisplayName("sending by a closed session is an IllegalStateException, the handler is not told")
	void closed() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			viewed.session().abort();
			CompletableFuture<SendResult> told = new CompletableFuture<>();
			assertThatIllegalStateException().isThrownBy(() -> remote.sendText("late"));
			assertThatIllegalStateException().isThrownBy(() -> remote.sendBinary(ByteBuffer.allocate(1)));
			assertThatIllegalStateException().isThrownBy(() -> remote.sendObject("late"));
			assertThatIllegalStateException().isThrownBy(() -> remote.sendText("late", told::complete));
			assertThat(told).isNotDone();
		}
	}

	@Test
	@DisplayName("sending has no timeout, as it does not wait; setting one is refused")
	void timeout() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Async remote = viewed.view().getAsyncRemote();
			assertThat(remote.getSendTimeout()).isZero();
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> remote.setSendTimeout(1))
				.withMessageContaining("WebSocketSession.sendAsync");
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> remote.setBatchingAllowed(true))
				.withMessageContaining("WebSocketSession.send");
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(remote::flushBatch)
				.withMessageContaining("WebSocketSession.flush()");
		}
	}

}
