package dev.websockets.benchmarks.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

import dev.websockets.benchmarks.load.Load;
import dev.websockets.benchmarks.load.NeutralClient;
import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.scenario.Subject;
import dev.websockets.benchmarks.server.NeutralServer;

/**
 * The other ends, each in a process of its own, if there is something to measure with it:
 * the neutral server, and the neutral client.
 */
final class Peers implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(20);

	private final List<JavaProcess> processes = new ArrayList<>();

	private final List<String> options = new ArrayList<>();

	private Peers() {
	}

	static Peers start(List<Scenario> scenarios) throws IOException, TimeoutException, InterruptedException {
		Peers peers = new Peers();
		if (!scenarios.stream().allMatch(Scenario::isServer)) {
			peers.start("server", NeutralServer.class, Subject.PORT, "-Xmx1g");
		}
		if (scenarios.stream().anyMatch(Scenario::isServer)) {
			peers.start("load", NeutralClient.class, Load.PORT, "-Xmx256m");
		}
		return peers;
	}

	private void start(String name, Class<?> main, String property, String heap)
			throws IOException, TimeoutException, InterruptedException {
		JavaProcess process = JavaProcess.start(name, main, heap);
		this.processes.add(process);
		this.options.add("-D" + property + "=" + Integer.parseInt(process.next(START)));
	}

	/**
	 * Options of a JVM that say where the other ends are.
	 */
	List<String> options() {
		return this.options;
	}

	@Override
	public void close() {
		this.processes.forEach(JavaProcess::close);
	}

}
