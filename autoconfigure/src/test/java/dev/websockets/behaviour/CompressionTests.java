package dev.websockets.behaviour;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflate;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.extension.ReferenceInflater;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * permessage-deflate over a socket, with a peer that does everything by hand.
 */
class CompressionTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int RSV1 = 4;

	private final WebSocketTestServer server = WebSocketTestServer.start();

	@AfterEach
	void stop() {
		this.server.close();
		this.server.verify();
	}

	private static WebSocketClient client(DeflateSettings settings) {
		return WebSocketClients.builder(new TyrusTransport())
			.settings((limits) -> limits.withConnectTimeout(LIMIT).withCloseTimeout(LIMIT))
			.extensions(new PermessageDeflateFactory(settings))
			.build();
	}

	private static DeflateSettings everything() {
		return DeflateSettings.defaults().withMinSize(DataSize.ofBytes(0));
	}

	private WebSocketSession open(DeflateSettings settings) {
		return client(settings).uri(this.server.uri("/")).open();
	}

	private static void accept(WebSocketPeer peer, String parameters) {
		peer.accept(Map.of("Sec-WebSocket-Extensions", "permessage-deflate" + parameters));
	}

	private static byte[] deflated(byte[] bytes) {
		return deflated(new Deflater(Deflater.DEFAULT_COMPRESSION, true), bytes);
	}

	private static byte[] deflated(Deflater deflater, byte[] bytes) {
		byte[] deflated = new byte[bytes.length + bytes.length / 100 + 100];
		deflater.setInput(bytes);
		int size = deflater.deflate(deflated, 0, deflated.length, Deflater.SYNC_FLUSH);
		return Arrays.copyOf(deflated, size - 4);
	}

	private static WireFrame frame(boolean fin, int rsv, int opcode, byte[] payload) {
		return new WireFrame(fin, rsv, opcode, false, payload);
	}

	private static byte[] random(Random random, int size) {
		byte[] bytes = new byte[size];
		for (int i = 0; i < size; i++) {
			bytes[i] = (byte) ((i > 50 && random.nextInt(3) > 0) ? bytes[i - 50] : random.nextInt());
		}
		return bytes;
	}

	static Stream<String> takeovers() {
		return Stream.of("", "; client_no_context_takeover", "; server_no_context_takeover",
				"; client_no_context_takeover; server_no_context_takeover",
				"; client_no_context_takeover; client_max_window_bits=9; server_max_window_bits=10");
	}

	@ParameterizedTest
	@MethodSource("takeovers")
	@DisplayName("B80 100 random binaries of growing size round trip compressed, with every mix of takeover flags")
	void roundTrips(String parameters) {
		boolean clientKeeps = !parameters.contains("client_no");
		boolean serverKeeps = !parameters.contains("server_no");
		this.server.onConnection((peer) -> {
			accept(peer, parameters);
			ReferenceInflater inflater = new ReferenceInflater();
			Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
			for (int i = 0; i < 100; i++) {
				WireFrame frame = peer.readFrame();
				assertThat(frame.rsv()).isEqualTo(RSV1);
				byte[] message = inflater.inflate(frame.payload());
				if (!clientKeeps) {
					inflater.forget();
				}
				if (!serverKeeps || parameters.contains("server_max")) {
					deflater.reset();
				}
				peer.send(frame(true, RSV1, frame.opcode(),
						(message.length == 0) ? new byte[1] : deflated(deflater, message)));
			}
			deflater.end();
			peer.echo();
		});
		Random random = new Random(parameters.length());
		try (WebSocketSession session = open(everything())) {
			for (int i = 0; i < 100; i++) {
				byte[] bytes = random(random, i * i);
				session.send(bytes);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			}
		}
	}

	@Test
	@DisplayName("B81 RSV1 only on the first fragment, all fragments inflated, pings in between; an uncompressed fragmented message in between harms nothing")
	void fragments() {
		byte[] first = "Hello, compressed world. Hello, compressed world.".getBytes(StandardCharsets.UTF_8);
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		byte[] deflated = deflated(deflater, first);
		byte[] again = deflated(deflater, first);
		deflater.end();
		assertThat(again).hasSizeLessThan(deflated.length);
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.send(frame(false, RSV1, WireFrame.TEXT, Arrays.copyOf(deflated, 5)), WireFrame.ping((byte) 1),
					frame(false, 0, WireFrame.CONTINUATION, new byte[0]),
					frame(true, 0, WireFrame.CONTINUATION, Arrays.copyOfRange(deflated, 5, deflated.length)));
			peer.send(WireFrame.text("un").withFin(false), WireFrame.continuation("com").withFin(false),
					WireFrame.continuation("pressed"));
			peer.send(frame(true, RSV1, WireFrame.TEXT, again));
			assertThat(peer.readFrame().opcode()).isEqualTo(WireFrame.PONG);
			peer.echo();
		});
		try (WebSocketSession session = open(everything())) {
			assertThat(session.receiveAndConvert(String.class, LIMIT))
				.isEqualTo(new String(first, StandardCharsets.UTF_8));
			assertThat(session.receiveAndConvert(String.class, LIMIT)).isEqualTo("uncompressed");
			assertThat(session.receiveAndConvert(String.class, LIMIT))
				.isEqualTo(new String(first, StandardCharsets.UTF_8));
		}
	}

	@Test
	@DisplayName("B81 what is sent in fragments, by the frame limit or as a stream, has RSV1 on the first only")
	void sendsFragments() {
		byte[] bytes = random(new Random(1), 50_000);
		CompletableFuture<Integer> frames = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			accept(peer, "");
			ReferenceInflater inflater = new ReferenceInflater();
			int count = 0;
			for (int i = 0; i < 2; i++) {
				ByteArrayOutputStream payload = new ByteArrayOutputStream();
				WireFrame frame;
				boolean isFirst = true;
				do {
					frame = peer.readFrame();
					assertThat(frame.rsv()).isEqualTo(isFirst ? RSV1 : 0);
					assertThat(frame.payload()).hasSizeLessThanOrEqualTo(2_000);
					payload.writeBytes(frame.payload());
					isFirst = false;
					count++;
				}
				while (!frame.fin());
				assertThat(inflater.inflate(payload.toByteArray())).isEqualTo(bytes);
			}
			frames.complete(count);
			peer.echo();
		});
		try (WebSocketSession session = client(everything()).uri(this.server.uri("/"))
			.settings((settings) -> settings.withMaxFrameSize(DataSize.ofBytes(2_000)))
			.open()) {
			session.send(bytes);
			session.sendStream(new ByteArrayInputStream(bytes));
			assertThat(frames).succeedsWithin(LIMIT).satisfies((count) -> assertThat(count).isGreaterThan(50));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	@DisplayName("B84 the peer declines: the session runs without, extensions() is empty")
	void declined() {
		CompletableFuture<String> offered = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			offered.complete(String.valueOf(peer.request().header("Sec-WebSocket-Extensions")));
			peer.accept();
			peer.echo();
		});
		try (WebSocketSession session = open(everything())) {
			session.send("x".repeat(10_000));
			assertThat(session.receiveAndConvert(String.class, LIMIT)).isEqualTo("x".repeat(10_000));
			assertThat(session.extensions()).isEmpty();
			assertThat(session.extension(PermessageDeflate.class)).isNull();
			assertThat(offered).isCompletedWithValue("permessage-deflate; client_max_window_bits");
		}
	}

	@Test
	@DisplayName("what was agreed on is there to be read")
	void agreed() {
		this.server.onConnection((peer) -> {
			accept(peer, "; server_no_context_takeover; client_max_window_bits=\"10\"");
			peer.echo();
		});
		try (WebSocketSession session = open(everything())) {
			assertThat(session.extensions()).hasSize(1);
			assertThat(session.extension(PermessageDeflate.class)).isNotNull().satisfies((deflate) -> {
				assertThat(deflate.outgoingWindowBits()).isEqualTo(10);
				assertThat(deflate.incomingNoContextTakeover()).isTrue();
				assertThat(deflate.outgoingNoContextTakeover()).isFalse();
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "; client_max_window_bits=7", "; server_no_context_takeover=yes", "; x",
			"; client_no_context_takeover; client_no_context_takeover", ", permessage-deflate" })
	@DisplayName("B82 an answer that does not fit the offer: refused, and the connection is closed")
	void refused(String answer) {
		CompletableFuture<WebSocketPeer.End> end = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			accept(peer, answer);
			end.complete(peer.awaitEnd(LIMIT));
		});
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(() -> open(everything()))
			.withMessageContaining("permessage-deflate")
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(101));
		assertThat(end).succeedsWithin(LIMIT);
	}

	@Test
	@DisplayName("B52 a bomb: stopped at the message limit, 1009, typed error")
	void bomb() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		byte[] bomb = deflated(new byte[100 * 1024 * 1024]);
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.send(frame(true, RSV1, WireFrame.BINARY, bomb));
			close.complete(peer.readFrame());
		});
		try (WebSocketSession session = open(everything())) {
			assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessageContaining("is over websockets.max-message-size (8,388,608); closed with 1009")
				.satisfies((ex) -> assertThat(ex.size()).isGreaterThan(ex.limit()).isLessThan(2 * ex.limit()));
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1009));
		}
	}

	@Test
	@DisplayName("B50 summed over compressed and uncompressed fragments; data that cannot be compressed fits up to the limit")
	void limits() {
		byte[] bytes = new byte[100_000];
		new Random(1).nextBytes(bytes);
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		byte[] deflated = deflated(bytes);
		assertThat(deflated.length).isGreaterThan(bytes.length);
		this.server.onConnection((peer) -> {
			accept(peer, "; server_no_context_takeover");
			peer.send(frame(true, RSV1, WireFrame.BINARY, deflated));
			byte[] withTail = Arrays.copyOf(deflated, deflated.length + 4);
			withTail[deflated.length + 2] = -1;
			withTail[deflated.length + 3] = -1;
			peer.send(frame(false, RSV1, WireFrame.BINARY, withTail), frame(true, 0, WireFrame.CONTINUATION, withTail));
			close.complete(peer.readFrame());
		});
		try (WebSocketSession session = client(everything()).uri(this.server.uri("/"))
			.settings((settings) -> settings.withMaxMessageSize(DataSize.ofBytes(100_000)))
			.open()) {
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessageMatching("message of 1[0-9]{2},[0-9]{3} bytes is over websockets.max-message-size "
						+ "\\(100,000\\); closed with 1009");
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1009));
		}
	}

	@Test
	@DisplayName("B51 a header that announces more than any compressed message of the limit: refused at once")
	void announced() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.sendBytes(ByteBuffer.allocate(10).put((byte) 0xC2).put((byte) 127).putLong(1L << 40).array());
			close.complete(peer.readFrame());
		});
		try (WebSocketSession session = open(everything())) {
			assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT));
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1009));
		}
	}

	@Test
	@DisplayName("data that is no DEFLATE, or no UTF-8 once inflated: 1007 and a typed error")
	void invalid() {
		assertInvalid(frame(true, RSV1, WireFrame.BINARY, new byte[] { -1, -1, -1 }), 1007,
				WebSocketExtensionException.class);
		assertInvalid(frame(true, RSV1, WireFrame.TEXT, deflated(new byte[] { 'a', -1, 'b' })), 1007,
				WebSocketProtocolException.class);
	}

	@Test
	@DisplayName("B53 RSV1 on a continuation or a control frame, RSV2 on a message: 1002")
	void reservedBits() {
		assertInvalid(frame(true, RSV1, WireFrame.PING, new byte[0]), 1002, WebSocketExtensionException.class);
		assertInvalid(frame(true, RSV1, WireFrame.CLOSE, new byte[] { 3, -24 }), 1002,
				WebSocketExtensionException.class);
		assertInvalid(frame(true, 2, WireFrame.TEXT, new byte[0]), 1002, WebSocketProtocolException.class);
		assertInvalid(frame(true, 5, WireFrame.TEXT, new byte[0]), 1002, WebSocketProtocolException.class);
	}

	@Test
	@DisplayName("B53 RSV1 on the second frame of a message: 1002")
	void reservedBitOnContinuation() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		byte[] deflated = deflated("Hello".getBytes(StandardCharsets.UTF_8));
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.send(frame(false, RSV1, WireFrame.TEXT, deflated),
					frame(true, RSV1, WireFrame.CONTINUATION, deflated));
			close.complete(peer.readFrame());
		});
		try (WebSocketSession session = open(everything())) {
			assertThatExceptionOfType(WebSocketExtensionException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessageContaining("closed with 1002");
			assertThat(close).succeedsWithin(LIMIT).satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(1002));
		}
	}

	private void assertInvalid(WireFrame frame, int code, Class<? extends Exception> error) {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			accept(peer, "");
			peer.send(frame);
			close.complete(peer.readFrame());
		});
		try (WebSocketSession session = open(everything())) {
			assertThatExceptionOfType(error).isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessageContaining("closed with " + code);
			assertThat(close).succeedsWithin(LIMIT).satisfies((sent) -> assertThat(sent.closeCode()).isEqualTo(code));
		}
	}

	@Test
	@DisplayName("small messages are sent as they are, among compressed ones; so are control frames")
	void smallMessages() {
		CompletableFuture<int[]> bits = new CompletableFuture<>();
		this.server.onConnection((peer) -> {
			accept(peer, "");
			int[] rsv = new int[4];
			for (int i = 0; i < rsv.length; i++) {
				rsv[i] = peer.readFrame().rsv();
			}
			bits.complete(rsv);
			peer.echo();
		});
		try (WebSocketSession session = open(DeflateSettings.defaults())) {
			session.send("x".repeat(1_023));
			session.send("x".repeat(1_024));
			session.send(new Frame.Ping(new byte[0]));
			session.send("small");
			assertThat(bits).succeedsWithin(LIMIT).isEqualTo(new int[] { 0, RSV1, 0, 0 });
		}
	}

	@Test
	@DisplayName("a raw session sees every frame inflated, fragments too, and sends compressed ones")
	void rawSession() {
		byte[] deflated = deflated("Hello".getBytes(StandardCharsets.UTF_8));
		this.server.onConnection((peer) -> {
			accept(peer, "; client_no_context_takeover");
			peer.send(frame(false, RSV1, WireFrame.TEXT, deflated),
					frame(true, 0, WireFrame.CONTINUATION, new byte[0]));
			assertThat(new ReferenceInflater().inflate(peer.readFrame().payload())).asString()
				.isEqualTo("Hello yourself");
			peer.close(1000, "");
		});
		try (RawWebSocketSession session = client(everything()).uri(this.server.uri("/")).openRaw()) {
			assertThat(session.extensions()).hasSize(1);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(
					new Frame.Fragment(Frame.Fragment.Type.TEXT, "Hello".getBytes(StandardCharsets.UTF_8), false));
			assertThat(session.incoming().receive(LIMIT))
				.isEqualTo(new Frame.Fragment(Frame.Fragment.Type.CONTINUATION, new byte[0], true));
			session.send("Hello yourself");
			assertThat(session.incoming().receive(LIMIT)).isInstanceOf(Frame.Close.class);
			session.send(new Frame.Close(1000, ""));
		}
	}

}
