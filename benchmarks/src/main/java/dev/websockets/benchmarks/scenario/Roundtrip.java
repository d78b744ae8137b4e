package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.client.Connection;

/**
 * Echo of 64-byte texts, one in flight.
 */
public class Roundtrip extends Subject {

	private final Arrivals arrivals = new Arrivals();

	private Client opener;

	private Connection connection;

	/**
	 * How the client is to read.
	 * @return the way to read
	 */
	Reading reading() {
		return Reading.CALLBACK;
	}

	/**
	 * Open the connection.
	 * @throws Exception if there is none
	 */
	@Setup
	public void open() throws Exception {
		this.opener = create(new ClientOptions(reading(), TEXT.length()));
		this.connection = open(this.opener, "/echo", this.arrivals);
	}

	/**
	 * Send, and wait for the echo.
	 * @throws Exception if it does not come
	 */
	@Benchmark
	public void echo() throws Exception {
		this.arrivals.expect(1);
		this.connection.sendText(TEXT);
		this.arrivals.await();
	}

	/**
	 * Close.
	 * @throws InterruptedException if interrupted
	 */
	@TearDown
	public void close() throws InterruptedException {
		close(this.connection::close, this.opener);
	}

}
