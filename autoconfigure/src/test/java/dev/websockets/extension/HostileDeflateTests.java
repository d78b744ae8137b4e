package dev.websockets.extension;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionFrame.Type;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Hostile and unusual DEFLATE.
 */
class HostileDeflateTests {

	private static final DeflateSettings SETTINGS = DeflateSettings.defaults().withMinSize(DataSize.ofBytes(0));

	private static PermessageDeflate deflate(DeflateSettings settings, ExtensionParameters answer) {
		return new PermessageDeflateFactory(settings).accept(answer, SessionSettings.defaults());
	}

	private static PermessageDeflate deflate() {
		return deflate(SETTINGS, ExtensionParameters.none());
	}

	private static ExtensionFrame frame(Type type, boolean last, int bits, byte[] payload) {
		return new ExtensionFrame(type, last, bits, ByteBuffer.wrap(payload).asReadOnlyBuffer());
	}

	private static ExtensionFrame compressed(byte[] payload) {
		return frame(Type.BINARY, true, ExtensionFrame.RSV1, payload);
	}

	private static byte[] bytes(ExtensionFrame frame) {
		byte[] bytes = new byte[frame.size()];
		frame.payload().duplicate().get(bytes);
		return bytes;
	}

	private static byte[] hex(String hex) {
		return HexFormat.ofDelimiter(" ").parseHex(hex);
	}

	@Test
	@DisplayName("a message of many empty final blocks costs no more than its size is worth")
	void finalBlockBomb() {
		PermessageDeflate deflate = deflate();
		byte[] window = new byte[32 * 1024];
		new Random(1).nextBytes(window);
		Deflater deflater = new Deflater(1, true);
		deflater.setInput(window);
		byte[] out = new byte[70_000];
		int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
		deflate.incoming(compressed(Arrays.copyOf(out, size - 4)));
		byte[] bomb = new byte[1024 * 1024];
		for (int i = 0; i < bomb.length; i += 2) {
			bomb[i] = 3;
		}
		long begin = System.nanoTime();
		assertThatExceptionOfType(WebSocketExtensionException.class)
			.isThrownBy(() -> deflate.incoming(compressed(bomb)))
			.withMessageContaining("too many blocks with BFINAL set");
		Duration took = Duration.ofNanos(System.nanoTime() - begin);
		assertThat(took).isLessThan(Duration.ofSeconds(1));
	}

	@Test
	@DisplayName("a final block at the end of a fragment that is not the last: no harm to the next message")
	void finalBlockBeforeEmptyFragment() {
		PermessageDeflate deflate = deflate();
		byte[] hello = hex("f3 48 cd c9 c9 07 00");
		assertThat(bytes(deflate.incoming(frame(Type.TEXT, false, ExtensionFrame.RSV1, hello)))).asString()
			.isEqualTo("Hello");
		assertThat(bytes(deflate.incoming(frame(Type.CONTINUATION, true, 0, new byte[0])))).isEmpty();
		assertThat(bytes(deflate.incoming(compressed(hex("f2 48 cd c9 c9 07 00"))))).asString().isEqualTo("Hello");
	}

	@Test
	@DisplayName("a message whose DEFLATE data ends within a block is refused, not delivered in part")
	void truncated() {
		PermessageDeflate deflate = deflate();
		byte[] hello = hex("f2 48 cd");
		assertThatExceptionOfType(WebSocketExtensionException.class)
			.isThrownBy(() -> deflate.incoming(compressed(hello)));
	}

	@Test
	@DisplayName("a stored block that is announced longer than the message is refused, not completed by the next one")
	void storedBlockAcrossMessages() {
		PermessageDeflate deflate = deflate();
		byte[] stored = hex("00 0a 00 f5 ff 41 42");
		assertThatExceptionOfType(WebSocketExtensionException.class)
			.isThrownBy(() -> deflate.incoming(compressed(stored)));
	}

	@Test
	@DisplayName("every level, window, size and cut round trips")
	void fuzz() {
		for (int seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			int bits = 8 + random.nextInt(8);
			int level = random.nextInt(11) - 1;
			boolean noTakeover = random.nextInt(3) == 0;
			ExtensionParameters answer = ExtensionParameters.none()
				.with("client_max_window_bits", "" + bits)
				.with("server_max_window_bits", "" + bits);
			if (noTakeover) {
				answer = answer.with("client_no_context_takeover").with("server_no_context_takeover");
			}
			PermessageDeflate out = deflate(SETTINGS.withLevel(level), answer);
			PermessageDeflate in = deflate(SETTINGS, answer);
			for (int i = 0; i < 5; i++) {
				byte[] message = message(random);
				int at = 0;
				boolean first = true;
				ByteArrayOutputStream received = new ByteArrayOutputStream();
				boolean last;
				do {
					int length = (random.nextInt(3) > 0) ? message.length - at
							: random.nextInt(message.length - at + 1);
					last = at + length == message.length && random.nextBoolean();
					ExtensionFrame frame = out.outgoing(frame(first ? Type.BINARY : Type.CONTINUATION, last, 0,
							Arrays.copyOfRange(message, at, at + length)));
					if (random.nextInt(4) == 0) {
						out.idle();
						in.idle();
					}
					received.writeBytes(bytes(in.incoming(frame(frame.type(), last, frame.reserved(), bytes(frame)))));
					at += length;
					first = false;
				}
				while (!last);
				assertThat(Arrays.equals(received.toByteArray(), message))
					.as("seed %d bits %d level %d message %d of %d", seed, bits, level, i, message.length)
					.isTrue();
				if (random.nextInt(3) == 0) {
					out.idle();
					in.idle();
				}
			}
			out.close();
			in.close();
		}
	}

	private static byte[] message(Random random) {
		int size = (random.nextInt(4) == 0) ? random.nextInt(200_000) : random.nextInt(3000);
		byte[] bytes = new byte[size];
		int kind = random.nextInt(3);
		for (int i = 0; i < size; i++) {
			bytes[i] = (byte) ((kind == 0) ? random.nextInt()
					: (kind == 1 && i > 300 && random.nextInt(20) > 0) ? bytes[i - 300] : random.nextInt(4));
		}
		return bytes;
	}

	@Test
	@DisplayName("what was agreed on as 8 bits may refer 512 bytes back, as zlib before 1.2.9 does, after a pause too")
	void windowOf8Bits() {
		PermessageDeflate deflate = deflate(SETTINGS, ExtensionParameters.none().with("server_max_window_bits", "8"));
		Deflater deflater = new Deflater(9, true);
		byte[] first = new byte[400];
		new Random(3).nextBytes(first);
		byte[] begin = Arrays.copyOf(first, 100);
		for (byte[] message : new byte[][] { first, begin }) {
			byte[] out = new byte[1000];
			deflater.setInput(message);
			int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
			assertThat(bytes(deflate.incoming(compressed(Arrays.copyOf(out, size - 4))))).isEqualTo(message);
			deflate.idle();
		}
	}

}
