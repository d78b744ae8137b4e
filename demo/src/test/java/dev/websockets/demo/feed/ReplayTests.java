package dev.websockets.demo.feed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.websockets.demo.feed.PriceHistory.Rate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Replay}.
 */
class ReplayTests {

	private static final List<Rate> RATES = List.of(rate(2, "0.97"), rate(3, "0.96"), rate(6, "0.98"));

	@Test
	void everyDayEndsWithItsRateAndTheLastIsFollowedByTheFirst() {
		List<Tick> ticks = play(15);
		assertThat(ticks).extracting((tick) -> tick.day().getDayOfMonth())
			.containsExactly(3, 3, 3, 3, 3, 6, 6, 6, 6, 6, 3, 3, 3, 3, 3);
		assertThat(ticks.get(4).price()).isEqualTo("0.960");
		assertThat(ticks.get(9).price()).isEqualTo("0.980");
		assertThat(ticks.get(14)).isEqualTo(ticks.get(4));
	}

	@Test
	void everyRunIsTheSame() {
		assertThat(play(12)).isEqualTo(play(12));
	}

	@Test
	void symbolsDoNotMoveTogether() {
		Replay other = new Replay("USDGBP", RATES, 5);
		assertThat(other.next().price()).isNotEqualTo(play(1).get(0).price());
	}

	private static List<Tick> play(int ticks) {
		Replay replay = new Replay("USDEUR", RATES, 5);
		return IntStream.range(0, ticks).mapToObj((i) -> replay.next()).toList();
	}

	private static Rate rate(int day, String price) {
		return new Rate(LocalDate.of(2025, 1, day), new BigDecimal(price));
	}

}
