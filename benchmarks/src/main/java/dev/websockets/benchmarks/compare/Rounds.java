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
		Map<Measured, Samples> samples = new LinkedHashMap<>();
		Measured.all(scenarios, clients).forEach((measured) -> samples.put(measured, new Samples()));
		for (int round = 1; round <= Plan.ROUNDS; round++) {
			for (Map.Entry<Measured, Samples> entry : samples.entrySet()) {
				if (round <= this.plan.rounds(entry.getKey().scenario())) {
					measure(entry.getKey().scenario(), entry.getKey().client(), round, entry.getValue());
				}
			}
		}
		return scenarios.stream().map((scenario) -> result(scenario, clients, samples)).toList();
	}

	private ScenarioResult result(Scenario scenario, List<String> clients, Map<Measured, Samples> samples) {
		Map<String, Samples> ofScenario = new LinkedHashMap<>();
		Measured.of(scenario, clients)
			.forEach((client) -> ofScenario.put(client, samples.get(Measured.by(scenario, client)).of(scenario)));
		return ScenarioResult.of(scenario, this.plan.quick(), this.plan.rounds(scenario), ofScenario);
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
