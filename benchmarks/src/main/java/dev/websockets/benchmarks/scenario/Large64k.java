package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * Echo of binary messages of 64 KiB, eight in flight.
 */
public class Large64k extends Echoing {

	private static final int IN_FLIGHT = 8;

	private static final int SIZE = 64 * 1024;

	private final byte[] message = new byte[SIZE];

	/**
	 * Create the scenario.
	 */
	public Large64k() {
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
