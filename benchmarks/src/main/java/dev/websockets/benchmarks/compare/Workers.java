package dev.websockets.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Sample;
import dev.websockets.benchmarks.worker.Task;
import dev.websockets.benchmarks.worker.Timing;
import dev.websockets.benchmarks.worker.Worker;

/**
 * The processes that measure. A process that does not answer in time is ended.
 */
final class Workers implements AutoCloseable {

	private static final int FIRST_WITHOUT_UNSAFE = 25;

	private final Plan plan;

	private final List<String> peers;

	private final Map<String, JavaProcess> kept = new HashMap<>();

	/**
	 * Start no process yet.
	 * @param plan how thorough to be
	 * @param peers options of the JVM that say where the other ends are
	 */
	Workers(Plan plan, List<String> peers) {
		this.plan = plan;
		this.peers = List.copyOf(peers);
	}

	/**
	 * Measure.
	 * @param scenario what
	 * @param client with which client
	 * @param timing how long
	 * @return what was found
	 * @throws MeasurementFailedException if the client fails, or hangs
	 */
	Sample measure(Scenario scenario, String client, Timing timing)
			throws MeasurementFailedException, InterruptedException {
		Task task = new Task(scenario, client, timing);
		boolean done = false;
		JavaProcess process = null;
		try {
			process = process(scenario, client);
			process.tell(task.line());
			String answer = process.next(task.limit());
			done = answer.startsWith(Worker.OK);
			if (!done) {
				throw new MeasurementFailedException(answer.substring(Worker.FAILED.length()));
			}
			return Sample.parse(answer.substring(Worker.OK.length()));
		}
		catch (TimeoutException ex) {
			throw new MeasurementFailedException("no answer within " + task.limit().toSeconds() + " s");
		}
		catch (IOException ex) {
			throw new MeasurementFailedException(String.valueOf(ex.getMessage()));
		}
		finally {
			if (process != null && done && this.plan.keepsProcess(scenario)) {
				this.kept.put(client, process);
			}
			else if (process != null) {
				process.close();
			}
		}
	}

	private JavaProcess process(Scenario scenario, String client) throws IOException {
		JavaProcess process = this.plan.keepsProcess(scenario) ? this.kept.remove(client) : null;
		return (process != null && process.alive()) ? process
				: JavaProcess.start(client, Worker.class, options(scenario));
	}

	/**
	 * From JDK 25 on Netty frees direct memory many times slower, unless it is allowed
	 * what it was allowed before.
	 */
	private String[] options(Scenario scenario) {
		List<String> options = new ArrayList<>(
				List.of("-Xmx" + this.plan.heapMebibytes(scenario) + "m", "-Djmh.ignoreLock=true"));
		options.addAll(this.peers);
		if (scenario == Scenario.IDLE_DEFLATE || scenario == Scenario.SERVER_IDLE) {
			options.add("-Xms" + this.plan.heapMebibytes(scenario) + "m");
			options.add("-XX:+AlwaysPreTouch");
		}
		if (Runtime.version().feature() >= FIRST_WITHOUT_UNSAFE) {
			options.add("--sun-misc-unsafe-memory-access=allow");
		}
		return options.toArray(String[]::new);
	}

	@Override
	public void close() {
		this.kept.values().forEach(JavaProcess::close);
	}

}
