package dev.websockets.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Sample;

/**
 * What was found with one client in one scenario, round by round.
 */
final class Samples {

	private final List<Sample> samples = new ArrayList<>();

	private int failures;

	private @Nullable String failure;

	void add(Sample sample) {
		this.samples.add(sample);
	}

	void fail(String reason) {
		this.failures++;
		this.failure = reason;
	}

	/**
	 * What a scenario makes of the runs it is measured by.
	 */
	Samples of(Scenario scenario) {
		Samples samples = new Samples();
		this.samples.forEach((sample) -> samples.add(sample.of(scenario)));
		samples.failures = this.failures;
		samples.failure = this.failure;
		return samples;
	}

	int failures() {
		return this.failures;
	}

	ClientResult result(String client) {
		Map<String, Double> more = new TreeMap<>();
		if (!this.samples.isEmpty()) {
			this.samples.get(0)
				.more()
				.keySet()
				.forEach((name) -> more.put(name, Spread.of(values((sample) -> sample.more().get(name))).median()));
		}
		return new ClientResult(client, Spread.of(values(Sample::score)), Spread.of(values(Sample::cpuMicros)).median(),
				more, this.failures, this.failure, null);
	}

	private List<Double> values(ToDoubleFunction<Sample> value) {
		return this.samples.stream().mapToDouble(value).boxed().toList();
	}

}
