package dev.websockets.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.websockets.benchmarks.scenario.Scenario;

/**
 * Runs all clients in each round, one after the other, so that what changes on the
 * machine meets all of them.
 */
final class Rounds {

	private static final int MAX_FAILURES = 2;

	private final Plan plan;

	private final Workers workers;

	private final long start = System.nanoTime();

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
		if (System.nanoTime() - this.start > this.plan.limit().toNanos()) {
			samples.fail("no time left");
			return;
		}
		if (samples.failures() >= MAX_FAILURES) {
			return;
		}
		try {
			samples.add(this.workers.measure(scenario, client));
		}
		catch (MeasurementFailedException ex) {
			System.err.println(scenario.id() + ", round " + round + ", " + client + ": " + ex.getMessage());
			samples.fail(String.valueOf(ex.getMessage()));
		}
	}

}
