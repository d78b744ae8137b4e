package dev.websockets.benchmarks.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RoomOrder} and {@link Digits}.
 */
class RoomOrderTests {

	@Test
	@DisplayName("An order is a text, and texts of its size that begin with its numbers")
	void texts() {
		RoomOrder order = RoomOrder.parse(new RoomOrder(62, 3, 64).text());
		assertThat(order).isEqualTo(new RoomOrder(62, 3, 64))
			.containsExactly("0000000n" + "a".repeat(56), "0000000o" + "a".repeat(56), "00000010" + "a".repeat(56));
	}

	@Test
	@DisplayName("An order of nothing has no texts")
	void nothing() {
		assertThat(new RoomOrder(0, 0, 0)).isEmpty();
	}

	@Test
	@DisplayName("Every number of 48 bits is found again")
	void digits() {
		assertThat(read(0)).isZero();
		assertThat(read(Digits.MOST)).isEqualTo(Digits.MOST);
		for (int bit = 0; bit < 48; bit++) {
			assertThat(read(1L << bit)).isEqualTo(1L << bit);
		}
		for (int i = 0; i < 1000; i++) {
			long number = ThreadLocalRandom.current().nextLong(Digits.MOST);
			assertThat(read(number)).isEqualTo(number);
		}
	}

	private static long read(long number) {
		byte[] text = new byte[Digits.LENGTH];
		Digits.write(number, text, 0);
		assertThat(new String(text, StandardCharsets.ISO_8859_1)).matches("[0-o]{8}");
		return Digits.read(ByteBuffer.wrap(text).getLong());
	}

}
