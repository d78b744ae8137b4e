package dev.websockets.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.server.NeutralServer;

/**
 * Measures all clients side by side. Runs in the folder of the module; see the script
 * {@code benchmarks/compare}.
 */
public final class Compare {

	private static final Duration SERVER_START = Duration.ofSeconds(20);

	private static final Path RESULTS = Path.of("results");

	private Compare() {
	}

	/**
	 * Run.
	 * @param args {@code --quick}, {@code --report}, {@code --clients=...}, and scenarios
	 * @throws Exception if the server does not start, or a file cannot be written
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
		try (JavaProcess server = JavaProcess.start("server", NeutralServer.class, "-Xmx1g")) {
			int port = Integer.parseInt(server.next(SERVER_START));
			try (Workers workers = new Workers(plan, port)) {
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

}
