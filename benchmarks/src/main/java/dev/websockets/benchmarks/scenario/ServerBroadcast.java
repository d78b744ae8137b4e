package dev.websockets.benchmarks.scenario;

import java.time.Duration;
import java.util.Map;

import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.load.Load;

/**
 * A server that sends 64-byte texts to all sessions, as fast as it takes them.
 */
public final class ServerBroadcast extends ServerRoom {

	/** Texts that the server sends in one loop. */
	static final int SIZE = 256;

	/** Together less than the queue of any server holds. */
	static final int AT_ONCE = 2;

	/**
	 * Create the scenario.
	 */
	public ServerBroadcast() {
		super(false);
	}

	@Override
	Map<String, Double> measure(Server server, int sessions, Duration warmUp, Duration measured) throws Exception {
		try (Load load = Load.broadcast(client(), server.port(), sessions, SIZE, AT_ONCE)) {
			Counted counted = count(load, warmUp, measured);
			return Map.of(SCORE, counted.score(Unit.MESSAGES_PER_SECOND), CPU, counted.cpuMicros(), LOAD,
					counted.loadPercent());
		}
	}

}
