package dev.websockets.protocol;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingKeysTests {

	@Test
	@DisplayName("keys use all 32 bits and do not repeat, block after block")
	void fresh() {
		int[] keys = new int[10_000];
		MaskingKeys.take(keys);
		// of 10,000 random numbers 0.01 pairs are equal on average
		assertThat(Arrays.stream(keys).distinct().count()).isGreaterThan(9_990);
		for (int bit = 0; bit < 32; bit++) {
			int mask = 1 << bit;
			assertThat(Arrays.stream(keys).filter((key) -> (key & mask) != 0).count()).isBetween(4_500L, 5_500L);
		}
	}

	@Test
	@DisplayName("randomness is read in blocks of 512 keys, and each key is of it")
	void blocks() {
		CountingRandom random = new CountingRandom();
		MaskingKeys source = new MaskingKeys(random);
		int[] keys = new int[512];
		source.fill(keys);
		assertThat(random.reads).isEqualTo(1);
		assertThat(keys).isEqualTo(IntStream.range(0, 512).map((i) -> 0x0101_0101).toArray());
		source.fill(new int[1]);
		assertThat(random.reads).isEqualTo(2);
		source.fill(keys);
		assertThat(random.reads).isEqualTo(3);
		assertThat(keys[510]).isEqualTo(0x0202_0202);
		assertThat(keys[511]).isEqualTo(0x0303_0303);
	}

	@Test
	@DisplayName("threads do not get each other's keys")
	void threads() throws InterruptedException {
		Set<Integer> taken = ConcurrentHashMap.newKeySet();
		List<Thread> threads = IntStream.range(0, 8).mapToObj((i) -> new Thread(() -> {
			int[] keys = new int[16];
			for (int block = 0; block < 100; block++) {
				MaskingKeys.take(keys);
				Arrays.stream(keys).forEach(taken::add);
			}
		})).toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join(10_000);
		}
		assertThat(taken).hasSizeGreaterThan(8 * 1600 - 10);
	}

	private static final class CountingRandom extends SecureRandom {

		private int reads;

		@Override
		public void nextBytes(byte[] bytes) {
			this.reads++;
			Arrays.fill(bytes, (byte) this.reads);
		}

	}

}
