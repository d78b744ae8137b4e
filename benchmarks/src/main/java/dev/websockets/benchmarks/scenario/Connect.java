package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.client.Connection;

/**
 * Open, one echo, close; one after the other.
 */
public class Connect extends Subject {

	private Client opener;

	/**
	 * Create the client.
	 * @throws Exception if that fails
	 */
	@Setup
	public void create() throws Exception {
		this.opener = create(new ClientOptions(Reading.CALLBACK, TEXT.length()));
	}

	/**
	 * Open a connection, let it echo, and wait until it is closed.
	 * @throws Exception if that fails
	 */
	@Benchmark
	public void connect() throws Exception {
		Arrivals arrivals = new Arrivals();
		arrivals.expect(1);
		Connection connection = open(this.opener, "/echo", arrivals);
		connection.sendText(TEXT);
		arrivals.await();
		connection.close();
	}

	/**
	 * Close the client.
	 * @throws InterruptedException if interrupted
	 */
	@TearDown
	public void close() throws InterruptedException {
		close(this.opener);
	}

}
