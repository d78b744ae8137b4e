package dev.websockets.demo.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

import dev.websockets.demo.feed.PriceHistory.Rate;

/**
 * The history of one symbol, played from the first day to the last and again from the
 * first. Each day ends with the rate that was published; what lies between two rates is a
 * {@link RandomBridge}. Every replay of a symbol is the same. Not thread-safe.
 */
class Replay {

	private final String symbol;

	private final List<Rate> rates;

	private final RandomBridge bridge;

	private int day;

	private int step;

	private double[] walk = {};

	Replay(String symbol, List<Rate> rates, int stepsPerDay) {
		this.symbol = symbol;
		this.rates = rates;
		this.bridge = new RandomBridge(stepsPerDay, dailyVolatility(rates));
	}

	Tick next() {
		if (this.step == this.walk.length) {
			this.day = this.day % (this.rates.size() - 1) + 1;
			this.step = 0;
			Random random = new Random(31L * this.symbol.hashCode() + this.day);
			this.walk = this.bridge.walk(price(this.day - 1), price(this.day), random);
		}
		Rate rate = this.rates.get(this.day);
		BigDecimal price = BigDecimal.valueOf(this.walk[this.step++])
			.setScale(rate.price().scale() + 1, RoundingMode.HALF_EVEN);
		return new Tick(rate.day(), this.symbol, price);
	}

	private double price(int day) {
		return this.rates.get(day).price().doubleValue();
	}

	private static double dailyVolatility(List<Rate> rates) {
		double squares = 0;
		for (int i = 1; i < rates.size(); i++) {
			double change = rates.get(i).price().subtract(rates.get(i - 1).price()).doubleValue();
			squares += change * change;
		}
		return Math.sqrt(squares / (rates.size() - 1));
	}

}
