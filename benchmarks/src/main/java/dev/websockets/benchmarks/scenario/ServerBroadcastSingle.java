package dev.websockets.benchmarks.scenario;

import java.time.Duration;
import java.util.Map;

import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.load.Load;

/**
 * A server that sends one 64-byte text to all sessions, and the next one when all have
 * it.
 */
public final class ServerBroadcastSingle extends ServerRoom {

	/**
	 * Create the scenario.
	 */
	public ServerBroadcastSingle() {
		super(false);
	}

	@Override
	Map<String, Double> measure(Server server, int sessions, Duration warmUp, Duration measured) throws Exception {
		try (Load load = Load.broadcast(client(), server.port(), sessions, 1, 1)) {
			Counted counted = count(load, warmUp, measured);
			return Map.of(SCORE, micros(counted.medianNanos()), CPU, counted.cpuMicros(), P99,
					micros(counted.p99Nanos()), LOAD, counted.loadPercent());
		}
	}

}
