package dev.websockets.protocol;

import java.util.Arrays;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketMessageTooLargeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FrameDecoderTests {

	private final RecordedFrames frames = new RecordedFrames();

	@Test
	@DisplayName("frames that are whole come by one call each")
	void wholeFrames() throws ProtocolViolation {
		decode(decoder(Role.CLIENT), "82 02 01 02  01 00  89 01 FF  80 03 0A 0B 0C");
		assertThat(this.frames.calls()).containsExactly("frame 82 [0102]", "frame 01 []", "frame 89 [ff]",
				"frame 80 [0a0b0c]");
	}

	@Test
	@DisplayName("the masked examples of section 5.7 reach a server without their mask")
	void masked() throws ProtocolViolation {
		decode(decoder(Role.SERVER), "81 85 37 fa 21 3d 7f 9f 4d 51 58  8A 85 37 fa 21 3d 7f 9f 4d 51 58");
		assertThat(this.frames.calls()).containsExactly("frame 81 [48656c6c6f]", "frame 8a [48656c6c6f]");
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B55 octet by octet a frame begins with the end of its header, and ends with its last octet")
	void octetByOctet(Role role) throws ProtocolViolation {
		FrameDecoder decoder = decoder(role);
		byte[] bytes = Wire.join(Wire.frame(role, 0x81, Wire.hex("0102")), Wire.frame(role, 0x82, new byte[0]));
		for (byte each : bytes) {
			decoder.decode(new byte[] { 0, each, 0 }, 1, 1);
		}
		assertThat(this.frames.calls()).containsExactly("begins 81 2", "part [01]", "part [02]", "ends", "frame 82 []");
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("the part of a payload that is there is handed on at once")
	void parts(Role role) throws ProtocolViolation {
		FrameDecoder decoder = decoder(role);
		byte[] bytes = Wire.frame(role, 0x82, Wire.hex("0102030405060708090A"));
		int header = bytes.length - 10;
		decoder.decode(bytes, 0, header + 3);
		assertThat(this.frames.calls()).containsExactly("begins 82 10", "part [010203]");
		decoder.decode(bytes, header + 3, 6);
		decoder.decode(bytes, header + 9, 0);
		byte[] rest = Wire.join(new byte[] { bytes[header + 9] }, Wire.frame(role, 0x8A, Wire.hex("FF")));
		decoder.decode(rest, 0, rest.length);
		assertThat(this.frames.calls()).containsExactly("begins 82 10", "part [010203]", "part [040506070809]",
				"part [0a]", "ends", "frame 8a [ff]");
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("frames of every size limit of the header come whole if they are there")
	void sizes(Role role) throws ProtocolViolation {
		FrameDecoder decoder = decoder(role);
		for (int size : new int[] { 0, 1, 125, 126, 127, 65535, 65536 }) {
			byte[] payload = new byte[size];
			Arrays.fill(payload, (byte) 0x5A);
			byte[] bytes = Wire.join(new byte[3], Wire.frame(role, 0x82, payload), new byte[3]);
			decoder.decode(bytes, 3, bytes.length - 6);
			assertThat(this.frames.calls()).containsExactly("frame 82 [" + Wire.hex(payload) + "]");
			this.frames.calls().clear();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "81 01 61 | false", "01 01 61 | true", "01 01 61 89 00 | true", "01 01 61 80 00 | false",
					"81 02 61 | true", "81 02 61 62 | false", "89 02 61 | false", "01 01 61 89 02 61 | true" })
	@DisplayName("within a message is what ends between two of its frames or in one, not what ends in a control frame")
	void withinMessage(String hex, boolean within) throws ProtocolViolation {
		FrameDecoder decoder = decoder(Role.CLIENT);
		assertThat(decoder.isWithinMessage()).isFalse();
		decode(decoder, hex);
		assertThat(decoder.isWithinMessage()).isEqualTo(within);
	}

	@ParameterizedTest
	@ValueSource(strings = { "88 00", "88 02 03 E8" })
	@DisplayName("B37 nothing that follows a Close is looked at, be it whole or in parts")
	void afterClose(String close) throws ProtocolViolation {
		byte[] bytes = Wire.join(Wire.hex(close), Wire.hex("FF FF 81 00"));
		decoder(Role.CLIENT).decode(bytes, 0, bytes.length);
		assertThat(this.frames.calls()).hasSize(1);
		FrameDecoder decoder = decoder(Role.CLIENT);
		for (byte each : bytes) {
			decoder.decode(new byte[] { each }, 0, 1);
		}
		assertThat(this.frames.calls().subList(1, this.frames.calls().size()))
			.allMatch((call) -> call.contains("88") || call.startsWith("part") || call.equals("ends"));
		int calls = this.frames.calls().size();
		decode(decoder, "81 00");
		assertThat(this.frames.calls()).hasSize(calls);
	}

	@Test
	@DisplayName("frames before the refused one are handed on, nothing after it is")
	void afterRefusal() throws ProtocolViolation {
		FrameDecoder decoder = decoder(Role.CLIENT);
		assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> decode(decoder, "81 01 61 83 00 81 00"));
		decode(decoder, "81 00");
		assertThat(this.frames.calls()).containsExactly("frame 81 [61]");
	}

	@Test
	@DisplayName("nothing follows an error of the sink")
	void afterErrorOfSink() throws ProtocolViolation {
		FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(100),
				new FailingSink(new IllegalStateException("sink")));
		assertThatIllegalStateException().isThrownBy(() -> decode(decoder, "81 00 81 00")).withMessage("sink");
		decode(decoder, "81 00");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "CLIENT | 83 | 1", "CLIENT | C1 | 1", "CLIENT | 00 | 1", "CLIENT | 09 | 1",
			"CLIENT | 0100 02 | 3", "CLIENT | 81 80 | 2", "CLIENT | 89 7E | 2", "CLIENT | 82 7E 00 05 | 4",
			"SERVER | 81 00 00000000 | 2", "SERVER | 8F 80 00000000 | 1", "SERVER | 80 80 00000000 | 1",
			"SERVER | 81 05 0000000000 | 2", "CLIENT | 81 81 0000000000 | 2", "CLIENT | 82 7F 8000000000000000 | 3" })
	@DisplayName("B53 a frame is refused at the octet that shows it, and when it comes whole")
	void refusals(Role role, String octets, int refusedAt) throws ProtocolViolation {
		byte[] bytes = Wire.hex(octets);
		FrameDecoder decoder = decoder(role);
		for (int i = 0; i < refusedAt - 1; i++) {
			decoder.decode(bytes, i, 1);
		}
		assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> decoder.decode(bytes, refusedAt - 1, 1))
			.satisfies((violation) -> assertThat(violation.closeCode()).isEqualTo(1002));
		assertThatExceptionOfType(ProtocolViolation.class)
			.isThrownBy(() -> decoder(role).decode(bytes, 0, bytes.length));
	}

	@Test
	@DisplayName("reserved bits that an extension owns reach the sink")
	void reservedBits() throws ProtocolViolation {
		FrameDecoder decoder = decoder(Role.CLIENT);
		decoder.allowReserved(Opcode.RSV1);
		decode(decoder, "C1 00");
		assertThat(this.frames.calls()).containsExactly("frame c1 []");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "10 | 82 0B | 11", "125 | 82 7E 00 7E | 126", "70000 | 82 7E FF FF | 0",
					"70000 | 82 7F 0000000000011171 | 70001", "70000 | 82 7F 7FFFFFFFFFFFFFFF | 9223372036854775807",
					"0 | 82 01 | 1" })
	@DisplayName("B51 a frame over the limit is refused with the end of its header")
	void frameLimit(long limit, String header, long size) throws ProtocolViolation {
		FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(limit), this.frames);
		if (size == 0) {
			decode(decoder, header);
			return;
		}
		ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class, () -> decode(decoder, header));
		assertThat(violation.closeCode()).isEqualTo(1009);
		assertThat(violation.exception()).isInstanceOfSatisfying(WebSocketMessageTooLargeException.class, (ex) -> {
			assertThat(ex.size()).isEqualTo(size);
			assertThat(ex.limit()).isEqualTo(limit);
			assertThat(ex).hasMessageContaining("websockets.max-frame-size");
		});
	}

	@Test
	@DisplayName("a frame at the limit passes, and control frames pass any limit")
	void withinFrameLimit() throws ProtocolViolation {
		FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(2), this.frames);
		decode(decoder, "82 02 0102  89 03 010203");
		assertThat(this.frames.calls()).containsExactly("frame 82 [0102]", "frame 89 [010203]");
		FrameDecoder larger = new FrameDecoder(Role.CLIENT, Limits.frame(126), this.frames);
		byte[] bytes = Wire.frame(0x82, new byte[126]);
		larger.decode(bytes, 0, bytes.length);
		assertThat(this.frames.calls()).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource({ "99, websockets.max-message-size", "100, websockets.max-message-size",
			"101, websockets.max-frame-size" })
	@DisplayName("of two limits the smaller one is named, that of the message if they are equal")
	void twoLimits(long messageLimit, String named) {
		FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(100),
				new MessageAssembler(Limits.message(messageLimit), new RecordedEvents()));
		ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class,
				() -> decode(decoder, "82 7E 01 00"));
		assertThat(violation.exception()).isInstanceOf(WebSocketMessageTooLargeException.class)
			.hasMessageContaining("message of 256 bytes")
			.hasMessageContaining(named);
	}

	@Test
	@DisplayName("a frame over the limit is refused for that, whatever else the sink has against it")
	void limitBeforeSink() {
		FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(100),
				new FailingSink(ProtocolViolation.invalidData("sink")));
		ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class,
				() -> decode(decoder, "82 7E 01 00"));
		assertThat(violation.closeCode()).isEqualTo(1009);
	}

	private FrameDecoder decoder(Role role) {
		return new FrameDecoder(role, Limits.frame(1 << 20), this.frames);
	}

	private static void decode(FrameDecoder decoder, String hex) throws ProtocolViolation {
		byte[] bytes = Wire.hex(hex);
		decoder.decode(bytes, 0, bytes.length);
	}

	private record FailingSink(Exception failure) implements FrameSink {

		@Override
		public void frame(int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
			fail();
		}

		@Override
		public void frameBegins(int head, long length) throws ProtocolViolation {
			fail();
		}

		@Override
		public void framePart(byte[] bytes, int offset, int length) throws ProtocolViolation {
			fail();
		}

		@Override
		public void frameEnds() throws ProtocolViolation {
			fail();
		}

		private void fail() throws ProtocolViolation {
			if (this.failure instanceof ProtocolViolation violation) {
				throw violation;
			}
			throw (RuntimeException) this.failure;
		}

	}

}
