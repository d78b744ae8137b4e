package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * Echo of 64-byte texts, 256 in flight, one thread that sends.
 */
public class Pipeline extends Echoing {

	private static final int IN_FLIGHT = 256;

	/**
	 * Create the scenario.
	 */
	public Pipeline() {
		super(IN_FLIGHT, TEXT.length());
	}

	/**
	 * Send, as soon as fewer than 256 are in flight.
	 * @throws Exception if that fails
	 */
	@Benchmark
	public void send() throws Exception {
		sendText(TEXT);
	}

}
