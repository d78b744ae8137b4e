package dev.websockets.benchmarks.worker;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUps the iterations that do not count
 * @param iterations the iterations that count
 * @param iterationMillis the length of an iteration
 * @param connections the number of idle connections
 */
public record Timing(int warmUps, int iterations, int iterationMillis, int connections) {

	/** For each connection: 10,000 have half a minute. */
	private static final int MILLIS_TO_OPEN = 3;

	/** Few connections have the time that a client needs to warm up, too. */
	private static final int LEAST_MILLIS_TO_OPEN = 3000;

	/**
	 * The length of an iteration.
	 * @return the length
	 */
	public Duration iteration() {
		return Duration.ofMillis(this.iterationMillis);
	}

	/**
	 * How long opening the idle connections may last.
	 * @return the limit
	 */
	public Duration openLimit() {
		return Duration.ofMillis(Math.max(LEAST_MILLIS_TO_OPEN, MILLIS_TO_OPEN * this.connections));
	}

}
