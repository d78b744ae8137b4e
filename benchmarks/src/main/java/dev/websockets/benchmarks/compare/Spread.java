package dev.websockets.benchmarks.compare;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How values spread.
 *
 * @param samples all values, in the order of the rounds
 * @param median the median, or {@code null} without values
 * @param min the least value, or {@code null} without values
 * @param max the largest value, or {@code null} without values
 */
record Spread(List<Double> samples, @Nullable Double median, @Nullable Double min, @Nullable Double max) {

	static Spread of(List<Double> samples) {
		if (samples.isEmpty()) {
			return new Spread(samples, null, null, null);
		}
		List<Double> sorted = samples.stream().sorted().toList();
		int middle = sorted.size() / 2;
		double median = (sorted.size() % 2 == 1) ? sorted.get(middle)
				: (sorted.get(middle - 1) + sorted.get(middle)) / 2;
		return new Spread(samples, median, sorted.get(0), sorted.get(sorted.size() - 1));
	}

}
