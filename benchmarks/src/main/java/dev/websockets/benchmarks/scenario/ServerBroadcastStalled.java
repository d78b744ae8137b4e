package dev.websockets.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.load.Load;

/**
 * {@link ServerBroadcast} with a session among them that does not read: how much slower
 * it is than without, before and afterwards.
 */
public final class ServerBroadcastStalled extends ServerRoom {

	/** The messages without the session that does not read, in each second. */
	public static final String WITHOUT = "without";

	/** How much fewer there are with it, in percent. */
	public static final String SLOWER = "slower";

	/** How long the server could do nothing but send to it, in milliseconds. */
	public static final String HELD_UP = "held-up";

	/** The limit of that, as a multiple of the time that is measured. */
	public static final int HELD_UP_TIMES = 10;

	/**
	 * Create the scenario.
	 */
	public ServerBroadcastStalled() {
		super(true);
	}

	@Override
	Map<String, Double> measure(Server server, int sessions, Duration warmUp, Duration measured) throws Exception {
		Duration half = measured.dividedBy(2);
		double before = without(server, sessions - 1, warmUp, half);
		try (Load load = Load.stall(client(), server.port(), sessions - 1, ServerBroadcast.SIZE,
				ServerBroadcast.AT_ONCE, measured.multipliedBy(HELD_UP_TIMES))) {
			long heldUp = load.begun().medianNanos();
			Counted with = count(load, half, measured);
			load.close();
			double score = with.score(Unit.MESSAGES_PER_SECOND);
			double without = (before + without(server, sessions - 1, half, half)) / 2;
			return Map.of(SCORE, score, CPU, with.cpuMicros(), LOAD, with.loadPercent(), WITHOUT, without, SLOWER,
					100 * (1 - score / without), HELD_UP, heldUp / 1e6);
		}
	}

	private static double without(Server server, int sessions, Duration warmUp, Duration measured) throws IOException {
		try (Load load = Load.broadcast(client(), server.port(), sessions, ServerBroadcast.SIZE,
				ServerBroadcast.AT_ONCE)) {
			return count(load, warmUp, measured).score(Unit.MESSAGES_PER_SECOND);
		}
	}

}
