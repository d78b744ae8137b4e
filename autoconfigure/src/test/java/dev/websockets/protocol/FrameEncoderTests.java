package dev.websockets.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameEncoderTests {

	private final byte[] target = new byte[70_000];

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 124, 125, 126, 127, 255, 256, 65534, 65535, 65536, 65537, 0x7FFF_FFFFL,
			0x0102_0304_0506_0708L, Long.MAX_VALUE })
	@DisplayName("the header of a server, with the fewest octets that hold the length")
	void serverHeader(long length) {
		int size = new FrameEncoder(Role.SERVER).header(0xC2, length, this.target, 3);
		assertThat(Arrays.copyOfRange(this.target, 3, 3 + size)).isEqualTo(Wire.header(0xC2, length, 0));
		assertThat(size).isLessThanOrEqualTo(FrameEncoder.MAX_HEADER_SIZE - 4);
		assertThat(Arrays.copyOfRange(this.target, 3 + size, this.target.length)).containsOnly(0);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 125, 126, 65535, 65536, Long.MAX_VALUE })
	@DisplayName("the header of a client has the mask bit and a key behind the length")
	void clientHeader(long length) {
		int size = new FrameEncoder(Role.CLIENT).header(0x01, length, this.target, 3);
		byte[] header = Wire.header(0x01, length, 0x80);
		assertThat(size).isEqualTo(header.length + 4).isLessThanOrEqualTo(FrameEncoder.MAX_HEADER_SIZE);
		assertThat(Arrays.copyOfRange(this.target, 3, 3 + header.length)).isEqualTo(header);
		assertThat(Arrays.copyOfRange(this.target, 3 + size, this.target.length)).containsOnly(0);
	}

	@Test
	@DisplayName("every frame has a key of its own")
	void freshKeys() {
		FrameEncoder encoder = new FrameEncoder(Role.CLIENT);
		Set<Integer> keys = new HashSet<>();
		for (int i = 0; i < 1_000; i++) {
			int size = encoder.header(0x82, 0, this.target, 0);
			keys.add(Mask.read(this.target, size - 4));
		}
		assertThat(keys).hasSizeGreaterThan(990);
	}

	@Test
	@DisplayName("a server copies the payload as it is")
	void serverPayload() {
		FrameEncoder encoder = new FrameEncoder(Role.SERVER);
		encoder.header(0x82, 3, this.target, 0);
		encoder.payload(new byte[] { 9, 1, 2, 3, 9 }, 1, 3, this.target, 5);
		assertThat(Arrays.copyOf(this.target, 10)).containsExactly(0x82, 3, 0, 0, 0, 1, 2, 3, 0, 0);
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("a piece of an ASCII text is written as its bytes are")
	void asciiPayload(Role role) {
		FrameEncoder encoder = new FrameEncoder(role);
		int header = encoder.header(0x81, 20, this.target, 0);
		encoder.asciiPayload("--0123456789abc--", 2, 13, this.target, header);
		encoder.payload("defghij".getBytes(StandardCharsets.US_ASCII), 0, 7, this.target, header + 13);
		byte[] text = "0123456789abcdefghij".getBytes(StandardCharsets.US_ASCII);
		byte[] expected = (role == Role.SERVER) ? Wire.frame(0x81, text)
				: Wire.masked(0x81, text, Integer.reverseBytes(Mask.read(this.target, header - 4)));
		assertThat(Arrays.copyOf(this.target, expected.length + 1)).isEqualTo(Wire.join(expected, new byte[1]));
	}

	@Test
	@DisplayName("a client masks the payload as a whole, in however many parts it comes")
	void clientPayload() {
		Random random = new Random(3);
		byte[] payload = new byte[1_000];
		random.nextBytes(payload);
		FrameEncoder encoder = new FrameEncoder(Role.CLIENT);
		for (int round = 0; round < 100; round++) {
			int header = encoder.header(0x82, payload.length, this.target, 1);
			int sent = 0;
			while (sent < payload.length) {
				int part = Math.min(random.nextInt(2 + round), payload.length - sent);
				encoder.payload(payload, sent, part, this.target, 1 + header + sent);
				sent += part;
			}
			int key = Integer.reverseBytes(Mask.read(this.target, 1 + header - 4));
			assertThat(Arrays.copyOfRange(this.target, 1, 1 + header + payload.length))
				.isEqualTo(Wire.masked(0x82, payload, key));
		}
	}

}
