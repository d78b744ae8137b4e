package dev.websockets.benchmarks.scenario;

import java.time.Duration;
import java.util.Map;

import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.load.Load;

/**
 * A server that sends each text of each session to all sessions of the room.
 */
public final class ServerFanIn extends ServerRoom {

	/** The most that the heap held after a collection, in bytes. */
	public static final String HEAP = "heap";

	/**
	 * Create the scenario.
	 */
	public ServerFanIn() {
		super(false);
	}

	@Override
	Map<String, Double> measure(Server server, int sessions, Duration warmUp, Duration measured) throws Exception {
		try (PeakHeap heap = new PeakHeap(); Load load = Load.fanIn(client(), server.port(), sessions)) {
			Counted counted = Counted.during(load, warmUp, measured);
			double peak = heap.peak();
			load.drain();
			return Map.of(SCORE, counted.score(Unit.MESSAGES_PER_SECOND), CPU, counted.cpuMicros(), P99,
					micros(counted.p99Nanos()), HEAP, peak, LOAD, counted.loadPercent());
		}
	}

}
