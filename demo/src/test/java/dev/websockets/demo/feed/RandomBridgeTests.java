package dev.websockets.demo.feed;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link RandomBridge}.
 */
class RandomBridgeTests {

	private final RandomBridge bridge = new RandomBridge(20, 0.01);

	@Test
	void endsWhereItMust() {
		for (int seed = 0; seed < 100; seed++) {
			double[] walk = this.bridge.walk(0.9746, 0.9716, new Random(seed));
			assertThat(walk).hasSize(20);
			assertThat(walk[19]).isCloseTo(0.9716, within(1e-12));
		}
	}

	@Test
	void sameSeedIsTheSameWalk() {
		assertThat(this.bridge.walk(1, 2, new Random(7))).isEqualTo(this.bridge.walk(1, 2, new Random(7)));
		assertThat(this.bridge.walk(1, 2, new Random(7))).isNotEqualTo(this.bridge.walk(1, 2, new Random(8)));
	}

	@Test
	void variesMostInTheMiddle() {
		double[] middle = new double[2000];
		for (int seed = 0; seed < middle.length; seed++) {
			middle[seed] = this.bridge.walk(1, 1, new Random(seed))[9] - 1;
		}
		double deviation = Math.sqrt(Arrays.stream(middle).map((value) -> value * value).average().orElseThrow());
		assertThat(deviation).isCloseTo(0.01 / 2, within(0.0004));
	}

	@Test
	void withoutVolatilityItIsAStraightLine() {
		assertThat(new RandomBridge(4, 0).walk(1, 2, new Random(1))).containsExactly(1.25, 1.5, 1.75, 2);
	}

}
