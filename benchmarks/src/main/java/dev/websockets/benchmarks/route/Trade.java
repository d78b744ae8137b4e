package dev.websockets.benchmarks.route;

/**
 * What a message of the benchmark carries.
 *
 * @param symbol what is traded
 * @param price at which price
 * @param size how much
 * @param exchange where
 * @param condition how
 * @param sequence the number of the trade
 * @param time when, as it is written
 */
public record Trade(String symbol, double price, int size, String exchange, String condition, long sequence,
		String time) {

}
