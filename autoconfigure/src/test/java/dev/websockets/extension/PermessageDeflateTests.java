package dev.websockets.extension;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionFrame.Type;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.WebSocketMessageTooLargeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PermessageDeflateTests {

	private static final DeflateSettings SETTINGS = DeflateSettings.defaults().withMinSize(DataSize.ofBytes(0));

	private static final ExtensionParameters NO_TAKEOVER = ExtensionParameters.none()
		.with("client_no_context_takeover")
		.with("server_no_context_takeover");

	private static PermessageDeflate deflate(DeflateSettings settings, ExtensionParameters answer) {
		return new PermessageDeflateFactory(settings).accept(answer, SessionSettings.defaults());
	}

	private static PermessageDeflate deflate() {
		return deflate(SETTINGS, ExtensionParameters.none());
	}

	private static ExtensionFrame message(byte[] payload) {
		return new ExtensionFrame(Type.BINARY, true, 0, ByteBuffer.wrap(payload).asReadOnlyBuffer());
	}

	private static ExtensionFrame compressed(String hex) {
		return compressed(HexFormat.ofDelimiter(" ").parseHex(hex));
	}

	private static ExtensionFrame compressed(byte[] payload) {
		return message(payload).withReserved(ExtensionFrame.RSV1);
	}

	private static byte[] bytes(ExtensionFrame frame) {
		byte[] bytes = new byte[frame.size()];
		frame.payload().duplicate().get(bytes);
		return bytes;
	}

	private static String text(ExtensionFrame frame) {
		return new String(bytes(frame), StandardCharsets.UTF_8);
	}

	static Stream<Integer> windows() {
		return IntStream.rangeClosed(8, 15).boxed();
	}

	@ParameterizedTest
	@MethodSource("windows")
	@DisplayName("B82 nothing refers back further than the window that was agreed on, from message to message")
	void windowIsHonoured(int bits) {
		PermessageDeflate deflate = deflate(SETTINGS,
				ExtensionParameters.none().with("client_max_window_bits", Integer.toString(bits)));
		ReferenceInflater peer = new ReferenceInflater();
		Random random = new Random(bits);
		for (int i = 0; i < 60; i++) {
			byte[] data = RepetitiveData.of(random, random.nextInt((i % 10 == 0) ? 100_000 : 3_000));
			assertThat(peer.inflate(bytes(deflate.outgoing(message(data))))).isEqualTo(data);
		}
		assertThat(peer.farthest()).isLessThanOrEqualTo(1 << bits).isGreaterThan(1 << (bits - 1));
		deflate.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 6, 9, -1 })
	@DisplayName("every level gives what a peer can inflate, whatever the sizes")
	void levels(int level) {
		PermessageDeflate deflate = deflate(SETTINGS.withLevel(level), ExtensionParameters.none());
		PermessageDeflate peer = deflate();
		ReferenceInflater reference = new ReferenceInflater();
		Random random = new Random(level);
		for (int i = 0; i < 100; i++) {
			byte[] data = RepetitiveData.of(random, (i < 70) ? i : random.nextInt(70_000));
			byte[] sent = bytes(deflate.outgoing(message(data)));
			assertThat(bytes(peer.incoming(compressed(sent)))).isEqualTo(data);
			assertThat(reference.inflate(sent)).isEqualTo(data);
		}
	}

	@Test
	@DisplayName("without context takeover each message is compressed, and inflated, by itself")
	void noTakeover() {
		PermessageDeflate deflate = deflate(SETTINGS, NO_TAKEOVER);
		byte[] data = RepetitiveData.of(new Random(1), 5_000);
		byte[] first = bytes(deflate.outgoing(message(data)));
		assertThat(bytes(deflate.outgoing(message(data)))).isEqualTo(first);
		for (int i = 0; i < 3; i++) {
			assertThat(bytes(deflate.incoming(compressed(first)))).isEqualTo(data);
		}
		ReferenceInflater peer = new ReferenceInflater();
		peer.inflate(first);
		peer.forget();
		assertThat(peer.inflate(first)).isEqualTo(data);
	}

	@Test
	@DisplayName("B81 fragments are compressed with RSV1 on the first, and inflated together; empty ones too")
	void fragments() {
		PermessageDeflate deflate = deflate();
		PermessageDeflate peer = deflate();
		Random random = new Random(2);
		for (int message = 0; message < 20; message++) {
			ByteArrayOutputStream sent = new ByteArrayOutputStream();
			ByteArrayOutputStream received = new ByteArrayOutputStream();
			int fragments = 1 + random.nextInt(6);
			for (int i = 0; i < fragments; i++) {
				byte[] part = RepetitiveData.of(random, (random.nextInt(3) == 0) ? 0 : random.nextInt(2_000));
				sent.writeBytes(part);
				ExtensionFrame out = deflate.outgoing(new ExtensionFrame((i == 0) ? Type.TEXT : Type.CONTINUATION,
						i == fragments - 1, 0, ByteBuffer.wrap(part)));
				assertThat(out.reserved()).isEqualTo((i == 0) ? ExtensionFrame.RSV1 : 0);
				ExtensionFrame in = peer.incoming(out);
				assertThat(in.reserved()).isZero();
				assertThat(in.last()).isEqualTo(i == fragments - 1);
				received.writeBytes(bytes(in));
			}
			assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
		}
	}

	@Test
	@DisplayName("RFC 7692, section 7.2.3.1: the example in one frame, and in two")
	void exampleInOneBlock() {
		PermessageDeflate deflate = deflate();
		assertThat(text(deflate.incoming(compressed("f2 48 cd c9 c9 07 00")))).isEqualTo("Hello");
		byte[] all = HexFormat.ofDelimiter(" ").parseHex("f2 48 cd c9 c9 07 00");
		String first = text(deflate
			.incoming(new ExtensionFrame(Type.TEXT, false, ExtensionFrame.RSV1, ByteBuffer.wrap(all, 0, 3))));
		String second = text(
				deflate.incoming(new ExtensionFrame(Type.CONTINUATION, true, 0, ByteBuffer.wrap(all, 3, 4))));
		assertThat(first + second).isEqualTo("Hello");
	}

	@Test
	@DisplayName("RFC 7692, section 7.2.3.2: the second example refers to the first message")
	void exampleWithTakeover() {
		PermessageDeflate deflate = deflate();
		deflate.incoming(compressed("f2 48 cd c9 c9 07 00"));
		assertThat(text(deflate.incoming(compressed("f2 00 11 00 00")))).isEqualTo("Hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "00 05 00 fa ff 48 65 6c 6c 6f 00", "f3 48 cd c9 c9 07 00 00",
			"f2 48 05 00 00 00 ff ff ca c9 c9 07 00", "f3 48 cd c9 c9 07 00" })
	@DisplayName("RFC 7692, sections 7.2.3.3 to 7.2.3.5: a stored block, one with BFINAL, two blocks; BFINAL and no padding")
	void exampleBlocks(String hex) {
		PermessageDeflate deflate = deflate();
		for (int i = 0; i < 3; i++) {
			assertThat(text(deflate.incoming(compressed(hex)))).isEqualTo("Hello");
		}
		assertThat(text(deflate.incoming(compressed("f2 48 cd c9 c9 07 00")))).isEqualTo("Hello");
	}

	@Test
	@DisplayName("a block with BFINAL set does not end the context: what follows refers to what was before it")
	void contextBehindFinalBlock() {
		PermessageDeflate deflate = deflate();
		deflate.incoming(compressed("f3 48 cd c9 c9 07 00 00"));
		assertThat(text(deflate.incoming(compressed("f2 00 11 00 00")))).isEqualTo("Hello");
	}

	@Test
	@DisplayName("RFC 7692, section 7.2.3.6: an empty message is one octet")
	void emptyMessage() {
		PermessageDeflate deflate = deflate();
		assertThat(bytes(deflate.outgoing(message(new byte[0])))).containsExactly(0);
		assertThat(bytes(deflate.incoming(compressed("00")))).isEmpty();
		assertThat(bytes(deflate.incoming(compressed("02 00")))).isEmpty();
		byte[] data = RepetitiveData.of(new Random(3), 1_000);
		ReferenceInflater peer = new ReferenceInflater();
		assertThat(peer.inflate(bytes(deflate.outgoing(message(data))))).isEqualTo(data);
		assertThat(peer.inflate(bytes(deflate.outgoing(message(new byte[0]))))).isEmpty();
		assertThat(peer.inflate(bytes(deflate.outgoing(message(data))))).isEqualTo(data);
	}

	@Test
	@DisplayName("what is idle is released, and nothing is lost by it, in either direction")
	void idle() {
		PermessageDeflate deflate = deflate();
		PermessageDeflate peer = deflate();
		ReferenceInflater reference = new ReferenceInflater();
		Random random = new Random(4);
		byte[] repeated = RepetitiveData.of(random, 30_000);
		for (int i = 0; i < 40; i++) {
			byte[] data = (i % 3 == 0) ? repeated : RepetitiveData.of(random, random.nextInt(40_000));
			byte[] sent = bytes(deflate.outgoing(message(data)));
			assertThat(bytes(peer.incoming(compressed(sent)))).isEqualTo(data);
			assertThat(reference.inflate(sent)).isEqualTo(data);
			if (random.nextBoolean()) {
				peer.idle();
			}
			if (random.nextInt(4) == 0) {
				deflate.idle();
			}
		}
	}

	@Test
	@DisplayName("in the middle of a message nothing is released")
	void idleWithinMessage() {
		PermessageDeflate deflate = deflate();
		PermessageDeflate peer = deflate();
		byte[] data = RepetitiveData.of(new Random(5), 4_000);
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		for (int i = 0; i < 4; i++) {
			ExtensionFrame out = deflate.outgoing(new ExtensionFrame((i == 0) ? Type.BINARY : Type.CONTINUATION, i == 3,
					0, ByteBuffer.wrap(data, i * 1_000, 1_000)));
			deflate.idle();
			received.writeBytes(bytes(peer.incoming(out)));
			peer.idle();
		}
		assertThat(received.toByteArray()).isEqualTo(data);
	}

	@Test
	@DisplayName("B52 a bomb is stopped at the message limit, in one frame and over fragments")
	void bomb() {
		PermessageDeflate deflate = deflate();
		byte[] bomb = bytes(deflate.outgoing(message(new byte[64 * 1024 * 1024])));
		assertThat(bomb).hasSizeLessThan(100_000);
		PermessageDeflate victim = deflate();
		assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
			.isThrownBy(() -> victim.incoming(compressed(bomb)))
			.satisfies((ex) -> {
				assertThat(ex.limit()).isEqualTo(8 * 1024 * 1024);
				assertThat(ex.size()).isGreaterThan(ex.limit()).isLessThan(2 * ex.limit());
				assertThat(ex.property()).isEqualTo("websockets.max-message-size");
			});
		PermessageDeflate other = deflate();
		assertThatExceptionOfType(WebSocketMessageTooLargeException.class).isThrownBy(() -> {
			for (int i = 0; i < bomb.length; i += 1_000) {
				other.incoming(new ExtensionFrame((i == 0) ? Type.BINARY : Type.CONTINUATION, false,
						(i == 0) ? ExtensionFrame.RSV1 : 0,
						ByteBuffer.wrap(bomb, i, Math.min(1_000, bomb.length - i))));
			}
		});
	}

	@Test
	@DisplayName("a message of exactly the limit is inflated, one byte more is not")
	void atTheLimit() {
		SessionSettings limits = SessionSettings.defaults().withMaxMessageSize(DataSize.ofBytes(10_000));
		PermessageDeflateFactory factory = new PermessageDeflateFactory(SETTINGS);
		PermessageDeflate deflate = deflate();
		byte[] fits = bytes(deflate.outgoing(message(new byte[10_000])));
		assertThat(factory.accept(ExtensionParameters.none(), limits).incoming(compressed(fits)).size())
			.isEqualTo(10_000);
		deflate.idle();
		byte[] over = bytes(deflate.outgoing(message(new byte[10_001])));
		assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
			.isThrownBy(() -> factory.accept(ExtensionParameters.none(), limits).incoming(compressed(over)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ff ff ff ff", "06", "f2 00 11 00 00", "00 05 00 fa fe 48 65 6c 6c 6f 00",
			"ed fd 01 01 00 00 00" })
	@DisplayName("data that is no DEFLATE, or refers to before the beginning: 1007")
	void corrupt(String hex) {
		assertThatExceptionOfType(WebSocketExtensionException.class)
			.isThrownBy(() -> deflate().incoming(compressed(hex)))
			.satisfies((ex) -> assertThat(ex.closeCode()).isEqualTo(1007))
			.withMessageContaining("cannot be inflated");
	}

	@Test
	@DisplayName("any octets are either inflated or refused, within the limit")
	void anyOctets() {
		Random random = new Random(6);
		for (int i = 0; i < 5_000; i++) {
			byte[] octets = new byte[random.nextInt(60)];
			random.nextBytes(octets);
			PermessageDeflate deflate = deflate();
			try {
				assertThat(deflate.incoming(compressed(octets)).size()).isLessThanOrEqualTo(8 * 1024 * 1024);
			}
			catch (WebSocketExtensionException ex) {
				assertThat(ex.closeCode()).isEqualTo(1007);
			}
			deflate.close();
		}
	}

	@Test
	@DisplayName("RSV1 within a message, or on a control frame: 1002")
	void misplacedBit() {
		PermessageDeflate deflate = deflate();
		deflate.incoming(new ExtensionFrame(Type.TEXT, false, 0, ByteBuffer.wrap(new byte[1])));
		assertThatExceptionOfType(WebSocketExtensionException.class)
			.isThrownBy(() -> deflate
				.incoming(new ExtensionFrame(Type.CONTINUATION, true, ExtensionFrame.RSV1, ByteBuffer.allocate(1))))
			.satisfies((ex) -> assertThat(ex.closeCode()).isEqualTo(1002));
		assertThatExceptionOfType(WebSocketExtensionException.class)
			.isThrownBy(() -> deflate
				.incoming(new ExtensionFrame(Type.PING, true, ExtensionFrame.RSV1, ByteBuffer.allocate(0))))
			.satisfies((ex) -> assertThat(ex.closeCode()).isEqualTo(1002));
	}

	@Test
	@DisplayName("small messages, and those that compressIf leaves out, go as they are, in between others")
	void choice() {
		PermessageDeflate deflate = deflate(DeflateSettings.defaults()
			.withMinSize(DataSize.ofBytes(100))
			.withCompressIf((frame) -> frame.type() == Type.BINARY), ExtensionParameters.none());
		assertThat(deflate.outgoing(message(new byte[99])).reserved()).isZero();
		ExtensionFrame first = deflate.outgoing(message(new byte[100]));
		assertThat(first.reserved()).isEqualTo(ExtensionFrame.RSV1);
		ExtensionFrame text = new ExtensionFrame(Type.TEXT, true, 0, ByteBuffer.wrap(new byte[1_000]));
		assertThat(deflate.outgoing(text)).isSameAs(text);
		ExtensionFrame small = new ExtensionFrame(Type.BINARY, false, 0, ByteBuffer.wrap(new byte[1]));
		assertThat(deflate.outgoing(small).reserved()).isEqualTo(ExtensionFrame.RSV1);
	}

}
