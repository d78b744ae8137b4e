package dev.websockets.benchmarks.compare;

import java.time.Duration;
import java.util.List;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Timing;

/**
 * One process for each client measures everything, for as long as the limit allows: the
 * more time steps take beside their iterations, the shorter these become.
 */
final class QuickPlan implements Plan {

	private static final int LEAST_MILLIS = 40;

	private static final int MOST_MILLIS = 500;

	private static final int FIRST_WARM_UPS = 4;

	private static final int LATER_WARM_UPS = 1;

	private static final Timing IDLE = new Timing(0, 1, 1000, 500);

	private static final Timing IDLE_DEFLATE = new Timing(0, 1, 1000, 100);

	private static final int IDLE_MILLIS = 3500;

	private static final Timing ROOM = new Timing(1, 1, 100, 100);

	private static final int ROOM_MILLIS = 500;

	private static final int HEAP_MEBIBYTES = 512;

	/** The share of the time left that is given away. */
	private static final double GENEROSITY = 0.95;

	private final long deadline;

	/** What measurements take whose length does not depend on the time left. */
	private int fixedMillisLeft;

	private int stepsLeft;

	private double iterationsLeft;

	private double overheadMillis = 300;

	QuickPlan(Arguments arguments) {
		this.deadline = System.nanoTime() + arguments.limit().toNanos();
		List<Measured> all = Measured.all(arguments.scenarios(), arguments.clients());
		this.fixedMillisLeft = all.stream().mapToInt((each) -> fixedMillis(each.scenario())).sum();
		int measured = (int) all.stream().filter((each) -> fixedMillis(each.scenario()) == 0).count();
		this.stepsLeft = measured * ROUNDS;
		this.iterationsLeft = measured * (FIRST_WARM_UPS + 1 + (ROUNDS - 1) * (LATER_WARM_UPS + 1));
	}

	private static int fixedMillis(Scenario scenario) {
		if (scenario.isIdle()) {
			return IDLE_MILLIS;
		}
		return scenario.isRoom() ? ROOM_MILLIS : 0;
	}

	@Override
	public boolean quick() {
		return true;
	}

	/**
	 * All at once: where time does not suffice, all scenarios have fewer rounds.
	 */
	@Override
	public List<List<Scenario>> groups(List<Scenario> scenarios) {
		return List.of(scenarios);
	}

	@Override
	public int rounds(Scenario scenario) {
		return (fixedMillis(scenario) > 0) ? 1 : ROUNDS;
	}

	@Override
	public Timing timing(Scenario scenario, int round) {
		if (scenario.isIdle()) {
			return (scenario == Scenario.IDLE_DEFLATE) ? IDLE_DEFLATE : IDLE;
		}
		if (scenario.isRoom()) {
			return ROOM;
		}
		return new Timing((round == 1) ? FIRST_WARM_UPS : LATER_WARM_UPS, 1, iterationMillis(), 0);
	}

	int iterationMillis() {
		double left = (this.deadline - System.nanoTime()) / 1_000_000.0 * GENEROSITY - this.fixedMillisLeft
				- this.stepsLeft * this.overheadMillis;
		return (int) Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, left / this.iterationsLeft));
	}

	@Override
	public void taken(Timing timing, Duration taken) {
		if (timing.connections() > 0) {
			this.fixedMillisLeft -= (timing == ROOM) ? ROOM_MILLIS : IDLE_MILLIS;
			return;
		}
		int iterations = timing.warmUps() + timing.iterations();
		double overhead = Math.max(0, taken.toMillis() - iterations * timing.iterationMillis());
		this.overheadMillis += (overhead - this.overheadMillis) / 20;
		this.stepsLeft--;
		this.iterationsLeft = Math.max(1, this.iterationsLeft - iterations);
	}

	@Override
	public boolean hasTime() {
		return System.nanoTime() < this.deadline;
	}

	@Override
	public int maxFailures() {
		return 1;
	}

	@Override
	public boolean keepsProcess(Scenario scenario) {
		return !scenario.isIdle();
	}

	@Override
	public int heapMebibytes(Scenario scenario) {
		return HEAP_MEBIBYTES;
	}

}
