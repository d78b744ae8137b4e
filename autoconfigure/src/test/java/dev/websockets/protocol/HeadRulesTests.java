package dev.websockets.protocol;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HeadRulesTests {

	private final HeadRules rules = new HeadRules();

	@ParameterizedTest
	@ValueSource(ints = { 0x00, 0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70 })
	@DisplayName("B53 of all heads those are taken that the section allows, outside of a message and within one")
	void allHeads(int allowedBits) {
		for (int head = 0; head < 256; head++) {
			assertThat(isTaken(head, allowedBits, false)).as("head %02x", head)
				.isEqualTo(mayCome(head, allowedBits, false));
			assertThat(isTaken(head, allowedBits, true)).as("head %02x within a message", head)
				.isEqualTo(mayCome(head, allowedBits, true));
		}
	}

	@Test
	@DisplayName("control frames leave a message as it is, its last frame ends it")
	void order() throws ProtocolViolation {
		for (int head : new int[] { 0x81, 0x02, 0x89, 0x00, 0x8A, 0x80, 0x89, 0x01, 0x80, 0x82 }) {
			this.rules.check(head);
		}
		assertThat(refusal(0x80)).hasMessage("continuation of no message (RFC 6455, section 5.4); closed with 1002");
	}

	@Test
	@DisplayName("bits are allowed one after the other")
	void allowReserved() throws ProtocolViolation {
		this.rules.allowReserved(Opcode.RSV1);
		this.rules.allowReserved(Opcode.RSV3);
		this.rules.check(0xD1);
		assertThat(refusal(0xA1)).isNotNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "C1 | frame with a reserved bit that no extension owns (RFC 6455, section 5.2)",
					"83 | frame of the reserved opcode 3 (RFC 6455, section 5.2)",
					"CF | frame of the reserved opcode 15 (RFC 6455, section 5.2)",
					"09 | fragmented control frame, opcode 9 (RFC 6455, section 5.5)",
					"00 | continuation of no message (RFC 6455, section 5.4)" })
	@DisplayName("a refusal says what came and where it is forbidden")
	void messages(String head, String message) {
		assertThat(refusal(Integer.parseInt(head, 16))).hasMessage(message + "; closed with 1002");
	}

	@Test
	@DisplayName("a message within a message is called so")
	void messageWithinMessage() throws ProtocolViolation {
		this.rules.check(0x01);
		assertThat(refusal(0x82))
			.hasMessage("new message, opcode 2, within a fragmented message (RFC 6455, section 5.4); closed with 1002");
	}

	private ProtocolViolation refusal(int head) {
		return catchThrowableOfType(ProtocolViolation.class, () -> this.rules.check(head));
	}

	private static boolean isTaken(int head, int allowedBits, boolean withinMessage) {
		HeadRules rules = new HeadRules();
		rules.allowReserved(allowedBits);
		try {
			if (withinMessage) {
				rules.check(0x01);
			}
			rules.check(head);
			return true;
		}
		catch (ProtocolViolation ex) {
			assertThat(ex.closeCode()).isEqualTo(1002);
			return false;
		}
	}

	private static boolean mayCome(int head, int allowedBits, boolean withinMessage) {
		int bits = head & 0x70;
		boolean fin = head > 127;
		boolean ownedBits = (bits | allowedBits) == allowedBits;
		return ownedBits && switch (head & 15) {
			case 0 -> withinMessage;
			case 1, 2 -> !withinMessage;
			case 8, 9, 10 -> fin;
			default -> false;
		};
	}

}
