package dev.websockets.benchmarks.compare;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Timing;

/**
 * Each measurement has a process of its own, and time to warm up.
 */
final class FullPlan implements Plan {

	private static final Timing TIMING = new Timing(4, 3, 1000, 0);

	/** Watches for as long as it takes to ping each of ours once. */
	private static final Timing IDLE = new Timing(0, 1, 20_000, 10_000);

	/** Opening takes longer, as each connection has much to compress. */
	private static final Timing IDLE_DEFLATE = new Timing(0, 1, 20_000, 1_000);

	private static final Timing ROOM = new Timing(4, 3, 1000, 1_000);

	private static final int HEAP_MEBIBYTES = 1024;

	/** Little, as what waits to be sent should be. */
	private static final int FAN_IN_HEAP_MEBIBYTES = 512;

	private static final int IDLE_HEAP_MEBIBYTES = 4096;

	@Override
	public boolean quick() {
		return false;
	}

	/**
	 * Those together that differ in what is asked or counted only, as some of their
	 * measurements are the same.
	 */
	@Override
	public List<List<Scenario>> groups(List<Scenario> scenarios) {
		return List.copyOf(scenarios.stream()
			.collect(Collectors.groupingBy(Scenario::base, LinkedHashMap::new, Collectors.toList()))
			.values());
	}

	@Override
	public int rounds(Scenario scenario) {
		return ROUNDS;
	}

	@Override
	public Timing timing(Scenario scenario, int round) {
		return switch (scenario) {
			case IDLE, SERVER_IDLE -> IDLE;
			case IDLE_DEFLATE -> IDLE_DEFLATE;
			case SERVER_BROADCAST, SERVER_BROADCAST_SINGLE, SERVER_BROADCAST_STALLED, SERVER_FANIN -> ROOM;
			default -> TIMING;
		};
	}

	@Override
	public void taken(Timing timing, Duration taken) {
	}

	@Override
	public boolean hasTime() {
		return true;
	}

	@Override
	public int maxFailures() {
		return 2;
	}

	@Override
	public boolean keepsProcess(Scenario scenario) {
		return false;
	}

	@Override
	public int heapMebibytes(Scenario scenario) {
		return switch (scenario) {
			case IDLE, SERVER_IDLE -> IDLE_HEAP_MEBIBYTES;
			case SERVER_FANIN -> FAN_IN_HEAP_MEBIBYTES;
			default -> HEAP_MEBIBYTES;
		};
	}

}
