package dev.websockets.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.websockets.demo.QuoteBoard.Point;
import dev.websockets.demo.Quotes.Quote;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QuoteBoard}.
 */
class QuoteBoardTests {

	private static final LocalDate DAY = LocalDate.of(2025, 3, 5);

	private final ManualClock clock = new ManualClock();

	private final QuoteBoard board = new QuoteBoard(this.clock);

	@Test
	void keepsTheLastMinuteOfEachSymbol() {
		this.board.add(new Quote(DAY, "A", 1));
		this.clock.advance(Duration.ofSeconds(30));
		this.board.add(new Quote(DAY, "A", 2));
		this.board.add(new Quote(DAY, "B", 3));
		this.clock.advance(Duration.ofSeconds(31));
		assertThat(this.board.lastMinute()).containsOnlyKeys("A", "B");
		assertThat(this.board.lastMinute().get("A")).containsExactly(new Point(30_000, DAY, 2));
		assertThat(this.board.messages()).isEqualTo(3);
	}

	@Test
	void memoryIsBoundedHoweverMuchComes() {
		for (int i = 0; i < 5000; i++) {
			this.board.add(new Quote(DAY, "A", i));
			this.board.add(new Quote(DAY, "X" + i, i));
		}
		assertThat(this.board.lastMinute()).hasSize(8);
		assertThat(this.board.lastMinute().get("A")).hasSize(600).last().isEqualTo(new Point(0, DAY, 4999));
		assertThat(this.board.messages()).isEqualTo(10_000);
	}

	private static final class ManualClock extends Clock {

		private Instant now = Instant.EPOCH;

		void advance(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
