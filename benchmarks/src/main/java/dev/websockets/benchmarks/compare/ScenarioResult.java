package dev.websockets.benchmarks.compare;

import java.util.List;
import java.util.Map;

import dev.websockets.benchmarks.scenario.Scenario;

/**
 * What all clients reached in a scenario, as it is kept in a file.
 *
 * @param scenario the name of the scenario
 * @param unit what a score counts
 * @param quick whether it was a quick run
 * @param rounds the number of rounds
 * @param machine where it was measured
 * @param clients the clients, ours first
 */
record ScenarioResult(String scenario, String unit, boolean quick, int rounds, Machine machine,
		List<ClientResult> clients) {

	static ScenarioResult of(Scenario scenario, boolean quick, int rounds, Map<String, Samples> samples) {
		List<ClientResult> results = samples.entrySet()
			.stream()
			.map((entry) -> entry.getValue().result(entry.getKey()))
			.toList();
		List<ClientResult> compared = results.stream()
			.filter((result) -> result.client().equals(scenario.ours()))
			.findFirst()
			.map((ours) -> results.stream().map((result) -> result.comparedWith(ours, scenario.unit())).toList())
			.orElse(results);
		return new ScenarioResult(scenario.id(), scenario.unit().symbol(), quick, rounds, Machine.here(), compared);
	}

	Scenario definition() {
		return Scenario.of(this.scenario);
	}

}
