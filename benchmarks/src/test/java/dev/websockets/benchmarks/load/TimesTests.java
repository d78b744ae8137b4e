package dev.websockets.benchmarks.load;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Times}.
 */
class TimesTests {

	private final Times times = new Times();

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 31, 32, 63, 64, 1000, 123_456_789, 30_000_000_000L, Long.MAX_VALUE / 2 })
	@DisplayName("A time is found again, within three percent")
	void one(long nanos) {
		this.times.add(nanos);
		assertThat(this.times.take().median()).isCloseTo(nanos, Percentage.withPercentage(3));
	}

	@Test
	@DisplayName("One in a hundred takes longer than the 99th percentile, half of them longer than the median")
	void quantiles() {
		for (int i = 1; i <= 10_000; i++) {
			this.times.add(i * 1000L);
		}
		Times.Taken taken = this.times.take();
		assertThat(taken.median()).isCloseTo(5_000_000, Percentage.withPercentage(3));
		assertThat(taken.p99()).isCloseTo(9_900_000, Percentage.withPercentage(3));
	}

	@Test
	@DisplayName("What was taken is not taken again")
	void taken() {
		this.times.add(1_000_000);
		this.times.take();
		assertThat(this.times.take()).isEqualTo(Times.Taken.NONE);
		this.times.add(5);
		assertThat(this.times.take().p99()).isEqualTo(5);
	}

}
