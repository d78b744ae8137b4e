package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * Echo of binary messages of 1 MiB, eight in flight.
 */
public class Large1m extends Echoing {

	private static final int IN_FLIGHT = 8;

	private static final int SIZE = 1024 * 1024;

	private final byte[] message = new byte[SIZE];

	/**
	 * Create the scenario.
	 */
	public Large1m() {
		super(IN_FLIGHT, SIZE);
	}

	/**
	 * Send, as soon as fewer than eight are in flight.
	 * @throws Exception if that fails
	 */
	@Benchmark
	public void send() throws Exception {
		sendBinary(this.message);
	}

}
