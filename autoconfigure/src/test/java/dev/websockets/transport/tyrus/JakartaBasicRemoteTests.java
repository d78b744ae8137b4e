package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JakartaBasicRemoteTests {

	@Test
	@DisplayName("whole messages go out in the order of the session's own")
	void messages() throws Exception {
		try (ViewedSession viewed = new ViewedSession()) {
			ByteBuffer payload = ByteBuffer.wrap(new byte[] { 1, 2, 3 });
			viewed.view().getBasicRemote().sendText("one");
			viewed.session().send("two");
			viewed.view().getBasicRemote().sendBinary(payload);
			assertThat(viewed.peer().readText()).isEqualTo("one");
			assertThat(viewed.peer().readText()).isEqualTo("two");
			assertThat(viewed.peer().readBinary()).containsExactly(1, 2, 3);
			assertThat(payload.remaining()).isEqualTo(3);
		}
	}

	@Test
	@DisplayName("pings and pongs go out with their payload")
	void control() throws Exception {
		try (ViewedSession viewed = new ViewedSession()) {
			viewed.view().getBasicRemote().sendPing(utf8("ping"));
			viewed.view().getBasicRemote().sendPong(utf8("pong"));
			WireFrame ping = viewed.peer().readFrame();
			assertThat(ping.opcode()).isEqualTo(WireFrame.PING);
			assertThat(ping.payload()).asString().isEqualTo("ping");
			WireFrame pong = viewed.peer().readFrame();
			assertThat(pong.opcode()).isEqualTo(WireFrame.PONG);
			assertThat(pong.payload()).asString().isEqualTo("pong");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> viewed.view().getBasicRemote().sendPing(ByteBuffer.allocate(126)));
		}
	}

	@Test
	@DisplayName("objects go out by the converter; what it cannot write is an EncodeException")
	void objects() throws Exception {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Basic remote = viewed.view().getBasicRemote();
			remote.sendObject("text");
			remote.sendObject(new byte[] { 7 });
			assertThat(viewed.peer().readText()).isEqualTo("text");
			assertThat(viewed.peer().readBinary()).containsExactly(7);
			Object unknown = new Object();
			assertThatExceptionOfType(EncodeException.class).isThrownBy(() -> remote.sendObject(unknown))
				.withCauseInstanceOf(WebSocketConversionException.class)
				.satisfies((ex) -> assertThat(ex.getObject()).isSameAs(unknown));
		}
	}

	@Test
	@DisplayName("a message that finds no room is an IOException")
	void overflow() {
		try (ViewedSession viewed = new ViewedSession("/", (request) -> request
			.settings((settings) -> settings.withOutgoing((queue) -> queue.withOverflow(OutgoingSettings.Overflow.FAIL)
				.withMaxSize(DataSize.ofKilobytes(1)))))) {
			ByteBuffer payload = ByteBuffer.allocate(8 * 1024 * 1024);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					viewed.view().getBasicRemote().sendBinary(payload);
				}
			}).withCauseInstanceOf(WebSocketQueueOverflowException.class);
		}
	}

	@Test
	@DisplayName("sending by a closed session is an IllegalStateException")
	void closed() {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Basic remote = viewed.view().getBasicRemote();
			viewed.session().abort();
			assertThatIllegalStateException().isThrownBy(() -> remote.sendText("late"))
				.withMessageContaining(viewed.session().id());
			assertThatIllegalStateException().isThrownBy(() -> remote.sendBinary(utf8("late")));
			assertThatIllegalStateException().isThrownBy(() -> remote.sendObject("late"));
			assertThatIllegalStateException().isThrownBy(() -> remote.sendPing(utf8("late")));
			assertThatIllegalStateException().isThrownBy(() -> remote.sendPong(utf8("late")));
		}
	}

	static Stream<Arguments> refused() {
		return Stream.of(refused("part of a text", (remote) -> remote.sendText("a", false), "sendStream(Reader)"),
				refused("part of a binary message", (remote) -> remote.sendBinary(utf8("a"), true),
						"sendStream(InputStream)"),
				refused("stream", RemoteEndpoint.Basic::getSendStream, "sendStream(InputStream)"),
				refused("writer", RemoteEndpoint.Basic::getSendWriter, "sendStream(Reader)"),
				refused("batching", (remote) -> remote.setBatchingAllowed(true), "WebSocketSession.send"),
				refused("flush", RemoteEndpoint.Basic::flushBatch, "WebSocketSession.flush()"));
	}

	private static Arguments refused(String what, Call call, String instead) {
		return Arguments.argumentSet(what, call, instead);
	}

	@ParameterizedTest
	@MethodSource
	@DisplayName("parts, streams and batches are refused, with the name of our way")
	void refused(Call call, String instead) {
		try (ViewedSession viewed = new ViewedSession()) {
			RemoteEndpoint.Basic remote = viewed.view().getBasicRemote();
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> call.on(remote))
				.withMessageContaining(instead);
			assertThat(remote.getBatchingAllowed()).isFalse();
		}
	}

	private static ByteBuffer utf8(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

	private interface Call {

		void on(RemoteEndpoint.Basic remote) throws IOException;

	}

}
