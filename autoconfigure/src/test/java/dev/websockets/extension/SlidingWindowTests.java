package dev.websockets.extension;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlidingWindowTests {

	private final WindowPacker packer = new WindowPacker(new ZlibPools(6));

	@ParameterizedTest
	@ValueSource(ints = { 256, 512, 4096, 32 * 1024 })
	@DisplayName("it is always the last bytes that were added, rested or not")
	void lastBytes(int capacity) {
		Random random = new Random(capacity);
		SlidingWindow window = new SlidingWindow(capacity, this.packer);
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int i = 0; i < 500; i++) {
			byte[] bytes = new byte[10 + random.nextInt((i % 20 == 0) ? 3 * capacity : capacity / 3)];
			random.nextBytes(bytes);
			if (random.nextBoolean()) {
				Arrays.fill(bytes, (byte) i);
			}
			int offset = random.nextInt(10);
			window.add(bytes, offset, bytes.length - offset);
			all.write(bytes, offset, bytes.length - offset);
			if (random.nextInt(3) == 0) {
				window.rest();
			}
			if (random.nextInt(3) == 0) {
				byte[] expected = all.toByteArray();
				assertThat(window.toBytes()).isEqualTo(Arrays.copyOfRange(expected,
						Math.max(0, expected.length - Math.max(512, capacity)), expected.length));
			}
		}
	}

	@Test
	@DisplayName("it holds no more than came, and what can be compressed is small while it rests")
	void memory() {
		SlidingWindow window = new SlidingWindow(32 * 1024, this.packer);
		assertThat(window.held()).isZero();
		window.add(new byte[100], 0, 100);
		assertThat(window.held()).isEqualTo(1024);
		byte[] text = "{\"symbol\":\"MSFT\",\"price\":412.5},".repeat(2_000).getBytes(StandardCharsets.UTF_8);
		window.add(text, 0, text.length);
		assertThat(window.held()).isEqualTo(32 * 1024);
		window.rest();
		assertThat(window.held()).isLessThan(1024);
		window.rest();
		assertThat(window.toBytes()).isEqualTo(Arrays.copyOfRange(text, text.length - 32 * 1024, text.length));
	}

	@Test
	@DisplayName("what cannot be compressed stays as it is")
	void noise() {
		byte[] noise = new byte[10_000];
		new Random(1).nextBytes(noise);
		SlidingWindow window = new SlidingWindow(32 * 1024, this.packer);
		window.add(noise, 0, noise.length);
		window.rest();
		window.rest();
		assertThat(window.held()).isEqualTo(16 * 1024);
		assertThat(window.toBytes()).isEqualTo(noise);
		window.clear();
		assertThat(window.held()).isZero();
		assertThat(window.isEmpty()).isTrue();
	}

}
