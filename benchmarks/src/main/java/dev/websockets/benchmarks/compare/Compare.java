package dev.websockets.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;

import dev.websockets.benchmarks.scenario.Scenario;

/**
 * Measures all clients, and all servers, side by side. Runs in the folder of the module;
 * see the script {@code benchmarks/compare}.
 */
public final class Compare {

	private static final Path RESULTS = Path.of("results");

	private Compare() {
	}

	/**
	 * Run.
	 * @param args {@code --quick}, {@code --report}, {@code --clients=...}, and scenarios
	 * @throws Exception if a neutral peer does not start, or a file cannot be written
	 */
	public static void main(String[] args) throws Exception {
		Arguments arguments = Arguments.parse(List.of(args));
		ResultFiles files = new ResultFiles(RESULTS);
		if (arguments.report()) {
			new Report(Path.of("..", "docs")).write(files.read());
			return;
		}
		measure(arguments, files);
	}

	private static void measure(Arguments arguments, ResultFiles files)
			throws IOException, TimeoutException, InterruptedException {
		Plan plan = Plan.of(arguments);
		try (Peers peers = Peers.start(arguments.scenarios()); Workers workers = new Workers(plan, peers.options())) {
			Rounds rounds = new Rounds(plan, workers);
			System.err.println(Lines.HEADER);
			for (List<Scenario> group : plan.groups(arguments.scenarios())) {
				for (ScenarioResult result : rounds.run(group, arguments.clients())) {
					Lines.of(result).forEach(System.out::println);
					if (arguments.complete()) {
						files.write(result);
					}
				}
			}
		}
	}

}
