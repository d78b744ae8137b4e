package dev.websockets.benchmarks.compare;

import java.time.Duration;
import java.util.List;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Timing;

/**
 * How thorough a run is.
 */
interface Plan {

	/** The number of rounds, where nothing else is said. */
	int ROUNDS = 3;

	/**
	 * The plan that the user asked for.
	 * @param arguments what the user said
	 * @return a new plan, whose time begins now
	 */
	static Plan of(Arguments arguments) {
		return arguments.quick() ? new QuickPlan(arguments) : new FullPlan();
	}

	/**
	 * Whether this is a quick run.
	 * @return whether results are coarse
	 */
	boolean quick();

	/**
	 * Which scenarios are measured together, so that each round has all of them.
	 * @param scenarios all scenarios
	 * @return the groups, in order
	 */
	List<List<Scenario>> groups(List<Scenario> scenarios);

	/**
	 * How often all clients take turns.
	 * @param scenario what is measured
	 * @return the number of rounds
	 */
	int rounds(Scenario scenario);

	/**
	 * How long the next measurement is.
	 * @param scenario what is measured
	 * @param round the round, from 1
	 * @return the timing
	 */
	Timing timing(Scenario scenario, int round);

	/**
	 * A measurement was made.
	 * @param timing how it was planned
	 * @param taken how long it took
	 */
	void taken(Timing timing, Duration taken);

	/**
	 * Whether there is time for a measurement.
	 * @return whether to go on
	 */
	boolean hasTime();

	/**
	 * After how many failures a client is not asked again in a scenario.
	 * @return the number of failures
	 */
	int maxFailures();

	/**
	 * Whether a process may go on with another measurement. Idle connections are left
	 * open, so theirs may not.
	 * @param scenario what it measured
	 * @return whether to keep the process
	 */
	boolean keepsProcess(Scenario scenario);

	/**
	 * The largest heap of a process that measures.
	 * @param scenario what it measures
	 * @return the size in MiB
	 */
	int heapMebibytes(Scenario scenario);

}
