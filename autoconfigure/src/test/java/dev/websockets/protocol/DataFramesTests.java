package dev.websockets.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataFrames}.
 */
class DataFramesTests {

	private static final String KEY = "00000000";

	@ParameterizedTest
	@ValueSource(strings = { "", "8180" + KEY, "8281" + KEY + "07", "8180" + KEY + "8280" + KEY, "8185" + KEY + "68",
			"81fe0100" + KEY + "68" })
	void areMessages(String frames) {
		assertThat(areWholeMessages(Wire.hex(frames))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "81", "8180000000", "81fe01", "81fe0100000000", "0180" + KEY, "8080" + KEY, "8880" + KEY,
			"8980" + KEY, "8a80" + KEY, "c180" + KEY, "8380" + KEY, "8100" + KEY, "81ff0000000000010000" + KEY,
			"8180" + KEY + "8980" + KEY, "8180" + KEY + "81" })
	void areNotOrNotKnownToBe(String frames) {
		assertThat(areWholeMessages(Wire.hex(frames))).isFalse();
	}

	@Test
	void areNotTooMany() {
		byte[] most = Wire.hex(("8180" + KEY).repeat(256));
		assertThat(areWholeMessages(most)).isTrue();
		assertThat(areWholeMessages(Wire.join(most, Wire.hex("8180" + KEY)))).isFalse();
	}

	private static boolean areWholeMessages(byte[] frames) {
		byte[] bytes = Wire.join(new byte[3], frames, new byte[3]);
		return DataFrames.areWholeMessages(bytes, 3, frames.length);
	}

}
