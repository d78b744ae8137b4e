package dev.websockets.protocol;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameHeaderTests {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 124, 125, 126, 127, 128, 255, 256, 65534, 65535, 65536, 65537, 0xFF_FFFFL,
			0x7FFF_FFFFL, 0x8000_0000L, 0x1_0000_0000L, Long.MAX_VALUE })
	@DisplayName("lengths of one, two and eight octets, for both roles, one header after the other")
	void lengths(long length) throws ProtocolViolation {
		for (Role role : Role.values()) {
			FrameHeader header = new FrameHeader(new HeadRules(), role);
			for (int head : new int[] { 0x81, 0x02, 0x80 }) {
				byte[] octets = (role == Role.CLIENT) ? Wire.header(head, length, 0)
						: Wire.join(Wire.header(head, length, 0x80), Wire.hex("A1B2C3D4"));
				accept(header, octets);
				assertThat(header.head()).isEqualTo(head);
				assertThat(header.length()).isEqualTo(length);
				assertThat(header.key()).isEqualTo((role == Role.CLIENT) ? 0 : 0xD4C3_B2A1);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "82 7E 00 00 | 4", "82 7E 00 7D | 4", "82 7F 00 00 00 00 00 00 | 8", "82 7F 80 | 3",
					"82 7F FF | 3", "82 81 | 2", "82 FE | 2", "89 7E | 2", "88 7F | 2", "8A FD | 2" })
	@DisplayName("B53 a header that must not come from a server is refused at the octet that shows it")
	void refusedByClient(String octets, int refusedAt) throws ProtocolViolation {
		assertRefusal(Role.CLIENT, octets, refusedAt);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "82 FE 00 00 | 4", "82 FE 00 7D | 4", "82 FF 00 00 00 00 00 00 | 8", "82 FF 80 | 3", "82 00 | 2",
					"82 7D | 2", "82 7E | 2", "89 FE | 2", "88 FF | 2", "8A 7D | 2" })
	@DisplayName("B53 a header that must not come from a client is refused at the octet that shows it")
	void refusedByServer(String octets, int refusedAt) throws ProtocolViolation {
		assertRefusal(Role.SERVER, octets, refusedAt);
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("a header is empty until its first octet and after its last")
	void empty(Role role) throws ProtocolViolation {
		FrameHeader header = new FrameHeader(new HeadRules(), role);
		byte[] octets = (role == Role.CLIENT) ? Wire.hex("827E0100") : Wire.hex("82FE010001020304");
		assertThat(header.isEmpty()).isTrue();
		for (int i = 0; i < octets.length - 1; i++) {
			assertThat(header.accept(octets[i] & 0xFF)).isFalse();
			assertThat(header.isEmpty()).isFalse();
		}
		assertThat(header.accept(octets[octets.length - 1] & 0xFF)).isTrue();
		assertThat(header.isEmpty()).isTrue();
	}

	@Test
	@DisplayName("a refusal says what came")
	void messages() {
		assertMessage(Role.CLIENT, "82 80", "masked frame from a server (RFC 6455, section 5.1)");
		assertMessage(Role.SERVER, "82 00", "frame without a mask from a client (RFC 6455, section 5.1)");
		assertMessage(Role.CLIENT, "8A 7E", "control frame, opcode 10, over 125 bytes (RFC 6455, section 5.5)");
		assertMessage(Role.CLIENT, "82 7F 80", "frame of over 2^63-1 bytes (RFC 6455, section 5.2)");
		assertMessage(Role.CLIENT, "82 7E 00 7D", "frame length in more octets than it needs (RFC 6455, section 5.2)");
	}

	private static void assertRefusal(Role role, String octets, int refusedAt) throws ProtocolViolation {
		byte[] bytes = Wire.hex(octets);
		FrameHeader header = new FrameHeader(new HeadRules(), role);
		for (int i = 0; i < refusedAt - 1; i++) {
			assertThat(header.accept(bytes[i] & 0xFF)).isFalse();
		}
		assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> header.accept(bytes[refusedAt - 1] & 0xFF))
			.satisfies((violation) -> assertThat(violation.closeCode()).isEqualTo(1002));
	}

	private static void assertMessage(Role role, String octets, String message) {
		FrameHeader header = new FrameHeader(new HeadRules(), role);
		assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> accept(header, Wire.hex(octets)))
			.withMessage(message + "; closed with 1002");
	}

	private static void accept(FrameHeader header, byte[] octets) throws ProtocolViolation {
		for (int i = 0; i < octets.length; i++) {
			assertThat(header.accept(octets[i] & 0xFF)).isEqualTo(i == octets.length - 1);
		}
	}

}
