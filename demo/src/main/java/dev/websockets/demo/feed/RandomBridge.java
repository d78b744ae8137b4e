package dev.websockets.demo.feed;

import java.util.Random;

/**
 * A Brownian bridge: a random walk between two prices that are given.
 *
 * @param steps the number of steps from one price to the other
 * @param volatility the standard deviation of the walk as a whole, were its end not given
 */
record RandomBridge(int steps, double volatility) {

	/**
	 * Walk from one price to the other.
	 * @param from the price before the first step
	 * @param to the price after the last step
	 * @param random where the steps come from: the same seed gives the same walk
	 * @return the price after each step
	 */
	double[] walk(double from, double to, Random random) {
		double[] walk = new double[this.steps];
		double sum = 0;
		for (int i = 0; i < this.steps; i++) {
			sum += random.nextGaussian() * this.volatility / Math.sqrt(this.steps);
			walk[i] = sum;
		}
		double missed = to - from - sum;
		for (int i = 0; i < this.steps; i++) {
			walk[i] += from + missed * (i + 1) / this.steps;
		}
		return walk;
	}

}
