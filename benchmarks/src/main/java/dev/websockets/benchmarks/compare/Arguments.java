package dev.websockets.benchmarks.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.websockets.benchmarks.scenario.Scenario;

/**
 * What the user asked for.
 *
 * @param scenarios what to measure
 * @param clients with which clients
 * @param quick whether to end within the limit
 * @param report whether to draw the page from the results there are, and no more
 * @param limit after what time a quick run ends
 */
record Arguments(List<Scenario> scenarios, List<String> clients, boolean quick, boolean report, Duration limit) {

	private static final int DEFAULT_LIMIT_SECONDS = 270;

	static Arguments parse(List<String> words) {
		List<Scenario> scenarios = new ArrayList<>();
		List<String> clients = Scenario.allContestants();
		boolean quick = false;
		boolean report = false;
		Duration limit = Duration.ofSeconds(DEFAULT_LIMIT_SECONDS);
		for (String word : words) {
			if (word.equals("--quick")) {
				quick = true;
			}
			else if (word.equals("--report")) {
				report = true;
			}
			else if (word.startsWith("--limit=")) {
				limit = Duration.ofSeconds(Long.parseLong(value(word)));
			}
			else if (word.startsWith("--clients=")) {
				clients = List.of(value(word).split(","));
				clients.forEach(Arguments::check);
			}
			else {
				scenarios.add(Scenario.of(word));
			}
		}
		return new Arguments(scenarios.isEmpty() ? List.of(Scenario.values()) : List.copyOf(scenarios), clients, quick,
				report, limit);
	}

	private static String value(String word) {
		return word.substring(word.indexOf('=') + 1);
	}

	private static void check(String client) {
		if (!Scenario.allContestants().contains(client)) {
			throw new IllegalArgumentException("no client '" + client + "', but " + Scenario.allContestants());
		}
	}

	/**
	 * Whether results of this run can stand in the files of results.
	 * @return whether no client is left out
	 */
	boolean complete() {
		return this.clients.equals(Scenario.allContestants());
	}

}
