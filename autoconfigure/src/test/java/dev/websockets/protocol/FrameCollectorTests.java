package dev.websockets.protocol;

import java.util.Arrays;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameCollectorTests {

	private final RecordedEvents recorded = new RecordedEvents();

	private final FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(1 << 20),
			new FrameCollector(Limits.message(1 << 20), this.recorded));

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 100 })
	@DisplayName("fragments and control frames come one by one, each whole, with its head")
	void frames(int partSize) throws ProtocolViolation {
		byte[] bytes = Wire.hex("01 02 4865 89 01 FF 00 00 80 03 6c6c6f 82 01 07 8A 00 88 02 03E8 81 00");
		for (int at = 0; at < bytes.length; at += partSize) {
			this.decoder.decode(bytes, at, Math.min(partSize, bytes.length - at));
		}
		assertThat(this.recorded.events()).containsExactly("01 [4865]", "89 [ff]", "00 []", "80 [6c6c6f]", "82 [07]",
				"8a []", "88 [03e8]");
	}

	@Test
	@DisplayName("reserved bits that were allowed stay in the head")
	void reservedBits() throws ProtocolViolation {
		this.decoder.allowReserved(Opcode.RESERVED);
		byte[] bytes = Wire.hex("F2 01 07 C9 00");
		this.decoder.decode(bytes, 0, bytes.length);
		assertThat(this.recorded.events()).containsExactly("f2 [07]", "c9 []");
	}

	@Test
	@DisplayName("payloads are arrays of their own")
	void ownArrays() throws ProtocolViolation {
		byte[][] payloads = new byte[2][];
		FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(10),
				new FrameCollector(Limits.message(10), (head, payload) -> payloads[head & 1] = payload));
		byte[] bytes = Wire.hex("02 01 05 89 01 06");
		decoder.decode(bytes, 0, bytes.length);
		Arrays.fill(bytes, (byte) 0);
		assertThat(payloads[0]).containsExactly(5);
		assertThat(payloads[1]).containsExactly(6);
	}

}
