package dev.websockets.benchmarks.scenario;

import java.time.Duration;

import dev.websockets.benchmarks.endpoint.EchoServers;
import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.load.Load;

/**
 * A server in this process, whose echoes are counted by the load client in its own. Not a
 * matter for JMH, as nothing is called here.
 */
public abstract class ServerEcho extends Subject {

	private final int inFlight;

	ServerEcho(int inFlight) {
		this.inFlight = inFlight;
	}

	/**
	 * Put a server under load.
	 * @param name the name of the server
	 * @param warmUp the time that does not count
	 * @param measured the time that counts
	 * @return what it did
	 * @throws Exception if an echo does not come
	 */
	public Counted measure(String name, Duration warmUp, Duration measured) throws Exception {
		Server server = EchoServers.start(name);
		try (Load load = Load.echo(Integer.getInteger(Load.PORT), server.port(), this.inFlight)) {
			return Counted.during(load, warmUp, measured);
		}
		finally {
			close(server);
		}
	}

}
