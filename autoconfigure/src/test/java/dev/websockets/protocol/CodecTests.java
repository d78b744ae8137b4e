package dev.websockets.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

import dev.websockets.Frame;
import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decoder, sinks and encoder together, on random traffic. A failure names its seed.
 */
class CodecTests {

	private static final int[] SIZES = { 0, 1, 2, 8, 124, 125, 126, 127, 128, 1000, 65535, 65536 };

	private final long seed = new Random().nextLong();

	private final Random random = new Random(this.seed);

	private final List<Object> messages = new ArrayList<>();

	private final List<Object> frames = new ArrayList<>();

	@RepeatedTest(40)
	@DisplayName("B55 cut at any places, frames by hand are the same messages and frames for both roles")
	void anyCuts() throws ProtocolViolation {
		for (Role receiver : Role.values()) {
			byte[] bytes = traffic((head, payload) -> Wire.frame(receiver, head, payload));
			assertDecoded(receiver, bytes);
		}
	}

	@RepeatedTest(40)
	@DisplayName("what the encoder of one role writes, the decoder of the other reads")
	void roundTrip() throws ProtocolViolation {
		for (Role sender : Role.values()) {
			FrameEncoder encoder = new FrameEncoder(sender);
			byte[] bytes = traffic((head, payload) -> encoded(encoder, head, payload));
			assertDecoded((sender == Role.CLIENT) ? Role.SERVER : Role.CLIENT, bytes);
		}
	}

	@RepeatedTest(40)
	@DisplayName("hostile bytes cause nothing but violations, and little memory")
	void hostileBytes() {
		for (int round = 0; round < 500; round++) {
			byte[] bytes = new byte[this.random.nextInt(300)];
			this.random.nextBytes(bytes);
			if (bytes.length > 1) {
				bytes[0] = (byte) (0x80 | this.random.nextInt(3));
				bytes[1] &= (byte) this.random.nextInt();
			}
			Role role = Role.values()[round % 2];
			FrameSink sink = (round % 4 < 2) ? new MessageAssembler(Limits.message(1 << 30), new RecordedEvents())
					: new FrameCollector(Limits.message(1 << 30), new RecordedEvents());
			FrameDecoder decoder = new FrameDecoder(role, Limits.frame(1 << 30), sink);
			decoder.allowReserved(this.random.nextInt(8) << 4);
			try {
				decodeInParts(decoder, bytes);
			}
			catch (ProtocolViolation ex) {
				assertThat(ex.closeCode()).isIn(1002, 1007, 1009);
				assertThat(ex.exception()).isNotNull();
			}
			catch (RuntimeException ex) {
				throw new AssertionError("seed " + this.seed + ": " + Wire.hex(bytes), ex);
			}
		}
	}

	private void assertDecoded(Role receiver, byte[] bytes) throws ProtocolViolation {
		List<Function<RecordedEvents, FrameSink>> sinks = List.of(
				(events) -> new MessageAssembler(Limits.message(1 << 24), events),
				(events) -> new FrameCollector(Limits.message(1 << 24), events));
		for (int i = 0; i < 2; i++) {
			RecordedEvents uncut = new RecordedEvents();
			new FrameDecoder(receiver, Limits.frame(1 << 24), sinks.get(i).apply(uncut)).decode(bytes.clone(), 0,
					bytes.length);
			RecordedEvents cut = new RecordedEvents();
			decodeInParts(new FrameDecoder(receiver, Limits.frame(1 << 24), sinks.get(i).apply(cut)), bytes);
			List<Object> expected = (i == 0) ? this.messages : this.frames;
			assertThat(uncut.events().equals(expected)).as("uncut, seed %d", this.seed).isTrue();
			assertThat(cut.events().equals(expected)).as("cut, seed %d", this.seed).isTrue();
		}
	}

	private void decodeInParts(FrameDecoder decoder, byte[] bytes) throws ProtocolViolation {
		int maxPart = 1 + this.random.nextInt(1 << (1 + this.random.nextInt(17)));
		int at = 0;
		while (at < bytes.length) {
			int part = Math.min(this.random.nextInt(maxPart + 1), bytes.length - at);
			byte[] buffer = new byte[part + 7];
			System.arraycopy(bytes, at, buffer, 3, part);
			decoder.decode(buffer, 3, part);
			Arrays.fill(buffer, (byte) 0xEE);
			at += part;
		}
	}

	/**
	 * Random frames that end with a Close, and what they mean.
	 */
	private byte[] traffic(Framing framing) {
		this.messages.clear();
		this.frames.clear();
		List<byte[]> wire = new ArrayList<>();
		int count = this.random.nextInt(12);
		for (int i = 0; i < count; i++) {
			if (this.random.nextBoolean()) {
				control(wire, framing);
			}
			message(wire, framing);
		}
		byte[] close = this.random.nextBoolean() ? new byte[0] : Wire.hex("03E9 E4B896");
		add(wire, framing, 0x88, close);
		this.messages.add((close.length == 0) ? RecordedEvents.closed(1005, "") : RecordedEvents.closed(1001, "世"));
		wire.add(new byte[this.random.nextInt(3)]);
		return Wire.join(wire.toArray(byte[][]::new));
	}

	private void message(List<byte[]> wire, Framing framing) {
		boolean text = this.random.nextBoolean();
		byte[] payload = text ? randomText() : randomBytes();
		int head = text ? 0x01 : 0x02;
		int from = 0;
		while (this.random.nextInt(3) > 0) {
			int to = from + this.random.nextInt(payload.length - from + 1);
			add(wire, framing, head, Arrays.copyOfRange(payload, from, to));
			head = 0;
			from = to;
			if (this.random.nextInt(3) == 0) {
				control(wire, framing);
			}
		}
		add(wire, framing, 0x80 | head, Arrays.copyOfRange(payload, from, payload.length));
		this.messages.add(text ? Message.of(new String(payload, StandardCharsets.UTF_8)) : Message.of(payload));
	}

	private void control(List<byte[]> wire, Framing framing) {
		byte[] payload = new byte[this.random.nextInt(126)];
		this.random.nextBytes(payload);
		boolean ping = this.random.nextBoolean();
		add(wire, framing, ping ? 0x89 : 0x8A, payload);
		this.messages.add(ping ? new Frame.Ping(payload) : new Frame.Pong(payload));
	}

	private void add(List<byte[]> wire, Framing framing, int head, byte[] payload) {
		wire.add(framing.frame(head, payload));
		this.frames.add(RecordedEvents.raw(head, payload));
	}

	private byte[] randomBytes() {
		byte[] bytes = new byte[SIZES[this.random.nextInt(SIZES.length)]];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private byte[] randomText() {
		int size = SIZES[this.random.nextInt(SIZES.length)];
		StringBuilder text = new StringBuilder();
		String[] alphabet = { "a", "\u00E4", "世", "\uD83D\uDE00", "\uFFFD" };
		int variety = 1 + this.random.nextInt(alphabet.length);
		int bytes = 0;
		while (bytes < size) {
			String next = alphabet[this.random.nextInt(variety)];
			int nextSize = next.getBytes(StandardCharsets.UTF_8).length;
			text.append((bytes + nextSize <= size) ? next : "x");
			bytes += (bytes + nextSize <= size) ? nextSize : 1;
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private byte[] encoded(FrameEncoder encoder, int head, byte[] payload) {
		byte[] frame = new byte[FrameEncoder.MAX_HEADER_SIZE + payload.length];
		int header = encoder.header(head, payload.length, frame, 0);
		int cut = this.random.nextInt(payload.length + 1);
		encoder.payload(payload, 0, cut, frame, header);
		encoder.payload(payload, cut, payload.length - cut, frame, header + cut);
		return Arrays.copyOf(frame, header + payload.length);
	}

	private interface Framing {

		byte[] frame(int head, byte[] payload);

	}

}
