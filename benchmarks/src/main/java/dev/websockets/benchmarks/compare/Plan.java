package dev.websockets.benchmarks.compare;

import java.time.Duration;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Timing;

/**
 * How thorough a run is.
 *
 * @param quick whether one process measures all scenarios with a client; otherwise each
 * measurement has a process of its own
 * @param iterationMillis the length of an iteration
 * @param heapMegabytes the largest heap of a process
 * @param limit after what time the run ends
 */
record Plan(boolean quick, int iterationMillis, int heapMegabytes, Duration limit) {

	private static final int ROUNDS = 3;

	private static final int IDLE_CONNECTIONS = 10_000;

	private static final int IDLE_CONNECTIONS_QUICK = 500;

	private static final int IDLE_HEAP_MEGABYTES = 4096;

	private static final Duration IDLE_WATCH = Duration.ofSeconds(10);

	private static final Duration IDLE_WATCH_QUICK = Duration.ofSeconds(1);

	/** What a quick measurement takes beyond its iterations. */
	private static final int QUICK_OVERHEAD_MILLIS = 150;

	private static final int QUICK_START_MILLIS = 1000;

	private static final int QUICK_IDLE_MILLIS = 4000;

	private static final double QUICK_MARGIN = 0.85;

	static Plan of(Arguments arguments) {
		return arguments.quick() ? quick(arguments) : new Plan(false, 1000, 1024, Duration.ofHours(3));
	}

	/**
	 * Iterations as long as the limit allows.
	 */
	private static Plan quick(Arguments arguments) {
		int clients = arguments.clients().size();
		long idle = arguments.scenarios().contains(Scenario.IDLE) ? 1 : 0;
		long steps = (arguments.scenarios().size() - idle) * clients * ROUNDS;
		double millis = arguments.limit().toMillis() * QUICK_MARGIN
				- clients * (QUICK_START_MILLIS + idle * QUICK_IDLE_MILLIS);
		double iteration = (millis / Math.max(1, steps) - QUICK_OVERHEAD_MILLIS) / 2;
		return new Plan(true, (int) Math.max(50, Math.min(500, iteration)), 512, arguments.limit());
	}

	int rounds(Scenario scenario) {
		return (this.quick && scenario == Scenario.IDLE) ? 1 : ROUNDS;
	}

	Timing timing(Scenario scenario) {
		if (scenario == Scenario.IDLE) {
			Duration watch = this.quick ? IDLE_WATCH_QUICK : IDLE_WATCH;
			return new Timing(0, 1, (int) watch.toMillis(), this.quick ? IDLE_CONNECTIONS_QUICK : IDLE_CONNECTIONS);
		}
		return this.quick ? new Timing(1, 1, this.iterationMillis, 0) : new Timing(4, 3, this.iterationMillis, 0);
	}

	/**
	 * Whether a process may go on with another measurement. Idle connections are left
	 * open, so theirs may not.
	 * @param scenario what it measured
	 * @return whether to keep the process
	 */
	boolean keepsProcess(Scenario scenario) {
		return this.quick && scenario != Scenario.IDLE;
	}

	int heap(Scenario scenario) {
		return (!this.quick && scenario == Scenario.IDLE) ? IDLE_HEAP_MEGABYTES : this.heapMegabytes;
	}

}
