package dev.websockets.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import dev.websockets.benchmarks.endpoint.EchoServers;
import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.load.Load;

/**
 * A server with many open sessions on which nothing happens.
 */
public final class ServerIdle extends Idle {

	private static final int WARM_UPS = 200;

	@Override
	public Map<String, Double> measure(String name, int connections, Duration openLimit, Duration watch)
			throws Exception {
		Server server = EchoServers.start(name);
		try {
			hold(server, WARM_UPS, openLimit).close();
			settle(watch);
			return watch(() -> new Sessions(hold(server, connections, openLimit)), watch);
		}
		finally {
			close(server);
		}
	}

	private static Load hold(Server server, int connections, Duration limit) throws IOException {
		return Load.hold(Integer.getInteger(Load.PORT), server.port(), connections, limit);
	}

	/**
	 * What compiles the code of handshakes takes memory, too, and gives it back later.
	 */
	@Override
	void settle(Duration watch) {
		super.settle(watch);
		LockSupport.parkNanos(watch.toNanos() / 2);
	}

	@Override
	Map<String, Double> held(Memory before, Memory after, int connections) {
		return Map.of(MEMORY, (after.heap() - before.heap()) / (double) connections, IdleDeflate.OUTSIDE,
				(after.outside() - before.outside()) / (double) connections);
	}

	/**
	 * Open sessions, of which none may end before they are closed.
	 */
	private record Sessions(Load load, int open) implements Open {

		Sessions(Load load) throws IOException {
			this(load, (int) load.progress().count());
		}

		@Override
		public void close() throws IOException {
			try (this.load) {
				long left = this.load.progress().count();
				if (left < this.open) {
					throw new IOException((this.open - left) + " of " + this.open + " sessions ended");
				}
			}
		}

	}

}
