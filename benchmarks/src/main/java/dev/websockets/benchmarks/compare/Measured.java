package dev.websockets.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;

import dev.websockets.benchmarks.scenario.Scenario;

/**
 * What is run in each round, for one scenario or for several.
 *
 * @param scenario what is run
 * @param client with which client
 */
record Measured(Scenario scenario, String client) {

	static Measured by(Scenario scenario, String client) {
		return new Measured(scenario.measuredBy(client), client);
	}

	/**
	 * Who takes part in a scenario.
	 * @param scenario the scenario
	 * @param clients those who may
	 * @return their names
	 */
	static Stream<String> of(Scenario scenario, List<String> clients) {
		return scenario.contestants().stream().filter(clients::contains);
	}

	/**
	 * What is run so that each scenario has a result for each client.
	 * @param scenarios the scenarios
	 * @param clients the clients
	 * @return each run once, in order
	 */
	static List<Measured> all(List<Scenario> scenarios, List<String> clients) {
		return scenarios.stream()
			.flatMap((scenario) -> of(scenario, clients).map((client) -> by(scenario, client)))
			.distinct()
			.toList();
	}

}
