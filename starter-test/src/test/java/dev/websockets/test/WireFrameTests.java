package dev.websockets.test;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link WireFrame}.
 */
class WireFrameTests {

	@Test
	void closeCarriesCodeAndText() {
		WireFrame close = WireFrame.close(3000, "é");
		assertThat(close.payload()).containsExactly(0x0B, 0xB8, 0xC3, 0xA9);
		assertThat(close.closeCode()).isEqualTo(3000);
		assertThat(close.closeText()).isEqualTo("é");
	}

	@Test
	void closeWithoutStatusIs1005() {
		assertThat(WireFrame.of(WireFrame.CLOSE).closeCode()).isEqualTo(1005);
		assertThat(WireFrame.of(WireFrame.CLOSE).closeText()).isEmpty();
	}

	@Test
	void closeCodeOfOtherFramesIsAnError() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(WireFrame.text("a")::closeCode)
			.withMessage("not a Close frame with a status: text \"a\"");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(WireFrame.of(WireFrame.CLOSE, (byte) 3)::closeCode)
			.withMessage("not a Close frame with a status: Close [03] (1 bytes)");
	}

	@Test
	void payloadCannotBeChangedFromOutside() {
		byte[] bytes = { 1 };
		WireFrame frame = WireFrame.binary(bytes);
		bytes[0] = 2;
		frame.payload()[0] = 3;
		assertThat(frame).isEqualTo(WireFrame.binary((byte) 1)).hasSameHashCodeAs(WireFrame.binary((byte) 1));
		assertThat(frame).isNotEqualTo(WireFrame.binary((byte) 2));
	}

	@Test
	void descriptionIsShort() {
		assertThat(WireFrame.text("a".repeat(1000)).toString()).hasSizeLessThan(400).contains("1000 characters");
		assertThat(WireFrame.binary(new byte[1000]).toString()).hasSizeLessThan(200).contains("(1000 bytes)");
		assertThat(WireFrame.ping((byte) 0x2A)).hasToString("ping [2a] (1 bytes)");
		assertThat(WireFrame.pong()).hasToString("pong [] (0 bytes)");
		assertThat(WireFrame.continuation("b").withFin(false)).hasToString("continuation [62] (1 bytes), not final");
		assertThat(WireFrame.of(WireFrame.TEXT, (byte) 0xFF)).hasToString("text [ff] (1 bytes)");
		assertThat(WireFrame.of(WireFrame.CLOSE)).hasToString("Close without status");
	}

	@Test
	void whatAHeaderCannotExpressIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> WireFrame.of(16))
			.withMessage("opcode must be 0 to 15, not 16");
		assertThatIllegalArgumentException().isThrownBy(() -> WireFrame.text("").withRsv(8))
			.withMessage("rsv must be 0 to 7, not 8");
	}

}
