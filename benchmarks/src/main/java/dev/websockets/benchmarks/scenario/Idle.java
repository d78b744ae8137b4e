package dev.websockets.benchmarks.scenario;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.client.Connection;

/**
 * Many open connections on which nothing comes: what they hold, and what they cost. Not a
 * matter for JMH, as nothing is repeated.
 */
public class Idle extends Subject {

	/** What a connection holds of the memory that is counted, in bytes. */
	public static final String MEMORY = "memory";

	/** The processor time a connection takes in one second, in microseconds. */
	public static final String CPU = "cpu";

	/** The connections that were open. */
	public static final String CONNECTIONS = "connections";

	/** The platform threads. */
	public static final String THREADS = "threads";

	/** The share of one processor that all connections take, in percent. */
	public static final String SHARE = "share";

	private static final int LEAST = 100;

	/**
	 * Open connections, and watch them.
	 * @param name the name of the client
	 * @param connections how many to open; fewer if it cannot
	 * @param openLimit how long opening may last
	 * @param watch how long to watch
	 * @return what was found, by name
	 * @throws Exception if not even a hundred can be opened
	 */
	public Map<String, Double> measure(String name, int connections, Duration openLimit, Duration watch)
			throws Exception {
		this.client = name;
		try (Client opener = create(options())) {
			Opening opening = new Opening(connections, () -> begin(opener));
			warmUp(opener);
			return watch(() -> new Connections(opening, openLimit(openLimit)), watch);
		}
	}

	/**
	 * Open connections, and watch them.
	 * @param opener opens them
	 * @param watch how long to watch
	 * @return what was found, by name
	 */
	Map<String, Double> watch(Callable<? extends Open> opener, Duration watch) throws Exception {
		Memory before = Memory.now();
		try (Open opened = opener.call()) {
			int open = opened.open();
			if (open < LEAST) {
				throw new IllegalStateException("no more than " + open + " connections");
			}
			settle(watch);
			Map<String, Double> found = new LinkedHashMap<>(held(before, Memory.now(), open));
			found.put(CONNECTIONS, (double) open);
			found.put(THREADS, (double) ManagementFactory.getThreadMXBean().getThreadCount());
			double share = processorShare(watch);
			found.put(SHARE, 100 * share);
			found.put(CPU, share * 1_000_000 / open);
			return found;
		}
	}

	/**
	 * What is asked of the client.
	 */
	ClientOptions options() {
		return new ClientOptions(Reading.SUBSCRIBER, TEXT.length());
	}

	/**
	 * Open a connection, and do what comes before it is idle.
	 */
	Connection begin(Client opener) throws Exception {
		return open(opener, "/echo", new Arrivals());
	}

	/**
	 * Open and close, so that what the client needs but once does not count.
	 */
	void warmUp(Client opener) throws Exception {
		begin(opener).close();
	}

	/**
	 * How long opening may last.
	 * @param each the time for connections that do nothing before they are idle
	 */
	Duration openLimit(Duration each) {
		return each;
	}

	/**
	 * Let go on what opening has begun.
	 * @param watch how long the connections are watched afterwards
	 */
	void settle(Duration watch) {
		LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
	}

	/**
	 * What a connection holds.
	 */
	Map<String, Double> held(Memory before, Memory after, int connections) {
		return Map.of(MEMORY, (after.heap() - before.heap()) / (double) connections);
	}

	private static double processorShare(Duration watch) {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		long start = System.nanoTime();
		long before = system.getProcessCpuTime();
		while (System.nanoTime() - start < watch.toNanos()) {
			LockSupport.parkNanos(watch.toNanos() - (System.nanoTime() - start));
		}
		return (system.getProcessCpuTime() - before) / (double) (System.nanoTime() - start);
	}

	/**
	 * Connections that are open until this is closed, or the process ends.
	 */
	interface Open extends AutoCloseable {

		/**
		 * How many are open.
		 * @return the number
		 */
		int open();

	}

	/**
	 * Connections of the client, which are left to the end of the process.
	 */
	private record Connections(Opening opening, int open) implements Open {

		Connections(Opening opening, Duration limit) throws InterruptedException {
			this(opening, opening.run(limit));
			Throwable failure = opening.failure();
			if (failure != null && this.open < LEAST) {
				throw new IllegalStateException("no more than " + this.open + " connections", failure);
			}
			if (failure != null) {
				System.err.println("no more than " + this.open + " connections: " + failure);
			}
		}

		@Override
		public void close() {
			Reference.reachabilityFence(this.opening);
		}

	}

}
