package dev.websockets.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.demo.Quotes.Quote;

/**
 * Remembers the last minute of quotes, in bounded memory, for the page. A second bean
 * that handles messages of the same connection.
 */
@Component
class QuoteBoard {

	static final Duration SPAN = Duration.ofMinutes(1);

	private static final int MAX_SYMBOLS = 8;

	private static final int MAX_POINTS = 600;

	private final Map<String, Deque<Point>> points = new TreeMap<>();

	private final Clock clock;

	private long messages;

	QuoteBoard(Clock clock) {
		this.clock = clock;
	}

	@WebSocketHandler
	synchronized void add(Quote quote) {
		this.messages++;
		if (!this.points.containsKey(quote.symbol()) && this.points.size() == MAX_SYMBOLS) {
			return;
		}
		Deque<Point> symbol = this.points.computeIfAbsent(quote.symbol(), (key) -> new ArrayDeque<>());
		symbol.addLast(new Point(this.clock.millis(), quote.day(), quote.price()));
		if (symbol.size() > MAX_POINTS) {
			symbol.removeFirst();
		}
		dropOld(symbol);
	}

	/**
	 * The number of quotes that came since the application started.
	 * @return the number
	 */
	synchronized long messages() {
		return this.messages;
	}

	/**
	 * The last price of a symbol.
	 * @param symbol the symbol
	 * @return the price, or {@code null} if none came within a minute
	 */
	synchronized @Nullable Double last(String symbol) {
		Point last = this.points.getOrDefault(symbol, new ArrayDeque<>()).peekLast();
		return (last != null) ? last.price() : null;
	}

	/**
	 * The last minute.
	 * @return the quotes of each symbol, the oldest first
	 */
	synchronized Map<String, List<Point>> lastMinute() {
		Map<String, List<Point>> copy = new TreeMap<>();
		this.points.forEach((symbol, points) -> {
			dropOld(points);
			copy.put(symbol, List.copyOf(points));
		});
		return copy;
	}

	private void dropOld(Deque<Point> points) {
		long oldest = this.clock.millis() - SPAN.toMillis();
		while (!points.isEmpty() && points.getFirst().time() < oldest) {
			points.removeFirst();
		}
	}

	/**
	 * A quote on the page.
	 *
	 * @param time when it came, in milliseconds since 1970
	 * @param day the day it is a replay of
	 * @param price the price
	 */
	record Point(long time, LocalDate day, double price) {
	}

}
