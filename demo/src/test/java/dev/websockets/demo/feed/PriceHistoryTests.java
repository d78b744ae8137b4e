package dev.websockets.demo.feed;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import dev.websockets.demo.feed.PriceHistory.Rate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PriceHistory}.
 */
class PriceHistoryTests {

	private final PriceHistory history;

	PriceHistoryTests() throws IOException {
		this.history = PriceHistory.read(new ClassPathResource("feed/usd-2025.csv"));
	}

	@Test
	void holdsTheBusinessDaysOf2025() {
		assertThat(this.history.rates()).containsOnlyKeys("USDEUR", "USDGBP", "USDJPY");
		List<LocalDate> days = days("USDEUR");
		assertThat(days).hasSize(250).isSorted().doesNotHaveDuplicates().allMatch((day) -> day.getYear() == 2025);
		assertThat(days).noneMatch((day) -> day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue());
		assertThat(days("USDGBP")).isEqualTo(days);
		assertThat(days("USDJPY")).isEqualTo(days);
	}

	@Test
	void holdsTheRatesThatWerePublished() {
		assertThat(this.history.rates().get("USDEUR")).startsWith(rate(2, "0.9746"))
			.contains(new Rate(LocalDate.of(2025, 3, 5), new BigDecimal("0.9287")));
		assertThat(this.history.rates().get("USDGBP")).startsWith(rate(2, "0.8080"));
		assertThat(this.history.rates().get("USDJPY")).startsWith(rate(2, "157.65"));
	}

	@Test
	void isSmallEnoughToBeHanded() throws IOException {
		assertThat(new ClassPathResource("feed/usd-2025.csv").contentLength()).isLessThan(200 * 1024);
	}

	private List<LocalDate> days(String symbol) {
		return this.history.rates().get(symbol).stream().map(Rate::day).toList();
	}

	private static Rate rate(int day, String price) {
		return new Rate(LocalDate.of(2025, 1, day), new BigDecimal(price));
	}

}
