package dev.websockets.benchmarks.scenario;

import java.util.Arrays;

/**
 * What a score counts, and whether more is better.
 */
public enum Unit {

	/** More is better. */
	MESSAGES_PER_SECOND("messages/s", true),

	/** Less is better. */
	MICROSECONDS("us", false),

	/** Less is better. */
	MILLISECONDS("ms", false),

	/** Less is better. */
	BYTES("bytes", false),

	/** More is better. */
	CONNECTIONS("connections", true),

	/** Less is better. */
	THREADS("threads", false),

	/** The share of one processor; less is better. */
	PERCENT("percent", false);

	private final String symbol;

	private final boolean moreIsBetter;

	Unit(String symbol, boolean moreIsBetter) {
		this.symbol = symbol;
		this.moreIsBetter = moreIsBetter;
	}

	/**
	 * Find a unit.
	 * @param symbol how it is written
	 * @return the unit
	 */
	public static Unit of(String symbol) {
		return Arrays.stream(values())
			.filter((unit) -> unit.symbol.equals(symbol))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no unit '" + symbol + "'"));
	}

	/**
	 * How it is written.
	 * @return the symbol
	 */
	public String symbol() {
		return this.symbol;
	}

	/**
	 * How many times as good a score is.
	 * @param score the score
	 * @param other the one to compare with
	 * @return over 1 if it is better
	 */
	public double times(double score, double other) {
		return this.moreIsBetter ? score / other : other / score;
	}

	/**
	 * Whether more is better.
	 * @return whether a higher score is better
	 */
	public boolean moreIsBetter() {
		return this.moreIsBetter;
	}

}
