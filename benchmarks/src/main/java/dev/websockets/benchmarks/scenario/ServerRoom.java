package dev.websockets.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.websockets.benchmarks.endpoint.RoomServers;
import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.load.Load;

/**
 * A server in this process with a room of many sessions, each of which gets every text.
 * What comes is counted by the load client in its own process. Not a matter for JMH, as
 * nothing is called here.
 */
public abstract class ServerRoom extends Subject {

	/** The score. */
	public static final String SCORE = "score";

	/** The processor time for each text that comes to a session, in microseconds. */
	public static final String CPU = "cpu";

	/** The share of one processor that the load client takes, in percent. */
	public static final String LOAD = "load";

	/** The 99th percentile of what is timed, in microseconds. */
	public static final String P99 = "p99";

	private final boolean keeps;

	/**
	 * Create the scenario.
	 * @param keeps see {@link RoomServers#start}
	 */
	ServerRoom(boolean keeps) {
		this.keeps = keeps;
	}

	/**
	 * Put a server under load.
	 * @param name the name of the server
	 * @param sessions how many sessions the room has
	 * @param warmUp the time that does not count
	 * @param measured the time that counts
	 * @return what was found, by name
	 * @throws Exception if a session ends, or does not get each text, in order
	 */
	public Map<String, Double> measure(String name, int sessions, Duration warmUp, Duration measured) throws Exception {
		Server server = RoomServers.start(name, this.keeps);
		try {
			return new LinkedHashMap<>(measure(server, sessions, warmUp, measured));
		}
		finally {
			close(server);
		}
	}

	abstract Map<String, Double> measure(Server server, int sessions, Duration warmUp, Duration measured)
			throws Exception;

	/**
	 * The port of the load client.
	 */
	static int client() {
		return Integer.getInteger(Load.PORT);
	}

	/**
	 * Count, and see to it that everything comes.
	 */
	static Counted count(Load load, Duration warmUp, Duration measured) throws IOException {
		Counted counted = Counted.during(load, warmUp, measured);
		load.drain();
		return counted;
	}

	static double micros(long nanos) {
		return nanos / 1e3;
	}

}
