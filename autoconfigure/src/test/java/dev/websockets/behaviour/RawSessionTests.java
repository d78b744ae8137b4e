package dev.websockets.behaviour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Frame;
import dev.websockets.Frame.Fragment;
import dev.websockets.Message;
import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class RawSessionTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private RawWebSocketSession open(WebSocketTestServer server) {
		return this.client.get().uri(server.uri("/")).openRaw();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	@DisplayName("F16 every frame is visible: fragments, whole messages, pings, pongs, Close; none is answered")
	void everyFrame() {
		CompletableFuture<WireFrame> first = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.text("gr\u00fc").withFin(false));
				peer.send(WireFrame.ping(bytes("p")));
				peer.send(WireFrame.continuation("n"));
				peer.send(WireFrame.text("whole"));
				peer.send(WireFrame.binary(bytes("b")));
				peer.send(WireFrame.pong(bytes("q")));
				peer.send(WireFrame.close(4000, "over"));
				first.complete(peer.readFrame());
			});
			try (RawWebSocketSession session = open(server)) {
				assertThat(session.incoming().receive(LIMIT))
					.isEqualTo(new Fragment(Fragment.Type.TEXT, bytes("gr\u00fc"), false));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(new Frame.Ping(bytes("p")));
				assertThat(session.incoming().receive(LIMIT))
					.isEqualTo(new Fragment(Fragment.Type.CONTINUATION, bytes("n"), true));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("whole"));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes("b")));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(new Frame.Pong(bytes("q")));
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(new Frame.Close(4000, "over"));
				assertThat(session.isOpen()).isTrue();
				session.send(Frame.Close.withoutStatus());
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.isEqualTo(new CloseReason(4000, "over", Initiator.REMOTE, 0, 0, null));
			}
			assertThat(first).succeedsWithin(LIMIT).satisfies((frame) -> {
				assertThat(frame.opcode()).isEqualTo(WireFrame.CLOSE);
				assertThat(frame.payload()).isEmpty();
			});
		}
	}

	@Test
	@DisplayName("F16 frames go out as they are")
	void sends() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Void> seen = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				assertFrame(peer, 0x1, false, "a");
				assertFrame(peer, 0xA, true, "pong");
				assertFrame(peer, 0x0, false, "b");
				assertFrame(peer, 0x0, true, "c");
				assertFrame(peer, 0x9, true, "ping");
				seen.complete(null);
				peer.send(WireFrame.close(1000, ""));
			});
			RawWebSocketSession session = open(server);
			session.send(new Fragment(Fragment.Type.TEXT, bytes("a"), false));
			session.send(new Frame.Pong(bytes("pong")));
			session.send(new Fragment(Fragment.Type.CONTINUATION, bytes("b"), false));
			session.send(new Fragment(Fragment.Type.CONTINUATION, bytes("c"), true));
			session.send(new Frame.Ping(bytes("ping")));
			assertThat(seen).succeedsWithin(LIMIT);
			session.send(new Frame.Close(1000, "done"));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(new Frame.Close(1000, ""));
			assertThatExceptionOfType(WebSocketClosedException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT));
			assertThat(session.closeReason()).succeedsWithin(LIMIT);
			assertThat(session.isOpen()).isFalse();
		}
	}

	@Test
	@DisplayName("F11 fragments over the limit of frames go out in smaller ones, of the same message")
	void cutsFragments() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Void> seen = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				assertFrame(peer, 0x1, false, "ab");
				assertFrame(peer, 0x0, false, "c");
				assertFrame(peer, 0x0, false, "de");
				assertFrame(peer, 0x0, true, "f");
				seen.complete(null);
			});
			RawWebSocketSession session = this.client.get()
				.uri(server.uri("/"))
				.settings((settings) -> settings.withMaxFrameSize(DataSize.ofBytes(2)))
				.openRaw();
			session.send(new Fragment(Fragment.Type.TEXT, bytes("abc"), false));
			session.send(new Fragment(Fragment.Type.CONTINUATION, bytes("def"), true));
			assertThat(seen).succeedsWithin(LIMIT);
			session.abort();
		}
	}

	private static void assertFrame(WebSocketPeer peer, int opcode, boolean last, String payload) {
		WireFrame frame = peer.readFrame();
		assertThat(frame.opcode()).isEqualTo(opcode);
		assertThat(frame.fin()).isEqualTo(last);
		assertThat(frame.payload()).isEqualTo(bytes(payload));
	}

	@Test
	@DisplayName("F16 what breaks the protocol ends a raw session too: fragments of a text in invalid UTF-8")
	void violation() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.text("a").withFin(false));
				peer.send(WireFrame.of(WireFrame.CONTINUATION, (byte) 0xFF));
				close.complete(peer.readFrame());
			});
			try (RawWebSocketSession session = open(server)) {
				assertThat(session.incoming().receive(LIMIT))
					.isEqualTo(new Fragment(Fragment.Type.TEXT, bytes("a"), false));
				assertThatExceptionOfType(WebSocketProtocolException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT));
			}
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1007));
		}
	}

	@Test
	@DisplayName("F16 what a raw session sends after the peer's Close goes out ahead of its own, however much it is")
	void answersAfterClose() {
		CompletableFuture<Integer> messages = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(16 * 1024).start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.close(4000, "bye"));
				int count = 0;
				WireFrame frame = peer.readFrame();
				for (; frame.opcode() == WireFrame.BINARY; count++) {
					frame = peer.readFrame();
				}
				assertThat(frame.closeCode()).isEqualTo(4001);
				messages.complete(count);
				peer.end();
				peer.awaitEnd(LIMIT);
			});
			RawWebSocketSession session = open(server);
			assertThat(session.incoming().receive(LIMIT)).isInstanceOf(Frame.Close.class);
			for (int i = 0; i < 100; i++) {
				session.send(Message.of(new byte[100_000]));
			}
			session.send(new Frame.Close(4001, ""));
			assertThat(messages).succeedsWithin(LIMIT).isEqualTo(100);
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.unsentMessages()).isZero());
		}
	}

	@Test
	@DisplayName("F16 a connection that ends after the peer's Close has its reason")
	void unansweredClose() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.close(1001, "away"));
				peer.end();
			});
			RawWebSocketSession session = open(server);
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.isEqualTo(new CloseReason(1001, "away", Initiator.REMOTE, 0, 0, null));
		}
	}

	@Test
	@DisplayName("a session that is not raw refuses fragments")
	void fragmentsElsewhere() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> session.send(new Fragment(Fragment.Type.TEXT, bytes("a"), true)))
				.withMessageContaining("sendStream");
		}
	}

}
