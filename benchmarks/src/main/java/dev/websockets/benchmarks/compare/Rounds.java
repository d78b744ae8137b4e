package dev.websockets.benchmarks.compare;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Timing;

/**
 * Runs all clients in each round, one after the other, so that what changes on the
 * machine meets all of them.
 */
final class Rounds {

	private final Plan plan;

	private final Workers workers;

	Rounds(Plan plan, Workers workers) {
		this.plan = plan;
		this.workers = workers;
	}

	ScenarioResult run(Scenario scenario, List<String> clients) throws InterruptedException {
		Map<String, Samples> samples = new LinkedHashMap<>();
		clients.forEach((client) -> samples.put(client, new Samples()));
		int rounds = this.plan.rounds(scenario);
		for (int round = 1; round <= rounds; round++) {
			for (String client : clients) {
				measure(scenario, client, round, samples.get(client));
			}
		}
		return ScenarioResult.of(scenario, this.plan.quick(), rounds, samples);
	}

	private void measure(Scenario scenario, String client, int round, Samples samples) throws InterruptedException {
		if (samples.failures() >= this.plan.maxFailures()) {
			return;
		}
		if (!this.plan.hasTime()) {
			samples.fail("no time left");
			return;
		}
		Timing timing = this.plan.timing(scenario, round);
		long start = System.nanoTime();
		try {
			samples.add(this.workers.measure(scenario, client, timing));
		}
		catch (MeasurementFailedException ex) {
			System.err.println(scenario.id() + ", round " + round + ", " + client + ": " + ex.getMessage());
			samples.fail(String.valueOf(ex.getMessage()));
		}
		this.plan.taken(timing, Duration.ofNanos(System.nanoTime() - start));
	}

}
