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

	/**
	 * Measure scenarios together: each round has all of them.
	 * @param scenarios the scenarios
	 * @param clients the clients
	 * @return a result for each scenario
	 */
	List<ScenarioResult> run(List<Scenario> scenarios, List<String> clients) throws InterruptedException {
		Map<Scenario, Map<String, Samples>> samples = new LinkedHashMap<>();
		for (Scenario scenario : scenarios) {
			Map<String, Samples> ofScenario = new LinkedHashMap<>();
			clients.forEach((client) -> ofScenario.put(client, new Samples()));
			samples.put(scenario, ofScenario);
		}
		for (int round = 1; round <= Plan.ROUNDS; round++) {
			for (Scenario scenario : scenarios) {
				if (round <= this.plan.rounds(scenario)) {
					run(scenario, round, samples.get(scenario));
				}
			}
		}
		return scenarios.stream()
			.map((scenario) -> ScenarioResult.of(scenario, this.plan.quick(), this.plan.rounds(scenario),
					samples.get(scenario)))
			.toList();
	}

	private void run(Scenario scenario, int round, Map<String, Samples> samples) throws InterruptedException {
		for (Map.Entry<String, Samples> client : samples.entrySet()) {
			measure(scenario, client.getKey(), round, client.getValue());
		}
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
