package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.client.Connection;

/**
 * A flood of 64-byte texts, each handed over as a String.
 */
public class Receive extends Subject {

	/** Waiting for that many wakes a thread once. */
	private static final int MESSAGES = 50_000;

	private final Arrivals arrivals = new Arrivals();

	private AutoCloseable[] open = {};

	/**
	 * How the client is to read.
	 * @return the way to read
	 */
	Reading reading() {
		return Reading.CALLBACK;
	}

	/**
	 * Let the flood begin.
	 * @throws Exception if there is no connection
	 */
	@Setup
	public void open() throws Exception {
		Client client = create(new ClientOptions(reading(), TEXT.length()));
		Connection connection = open(client, "/flood?size=" + TEXT.length(), this.arrivals);
		this.open = new AutoCloseable[] { connection::close, client };
	}

	/**
	 * Wait for many messages, in one invocation.
	 * @throws Exception if they do not come
	 */
	@Benchmark
	@OperationsPerInvocation(MESSAGES)
	public void receive() throws Exception {
		this.arrivals.expect(MESSAGES);
		this.arrivals.await();
	}

	/**
	 * Close.
	 * @throws InterruptedException if interrupted
	 */
	@TearDown
	public void close() throws InterruptedException {
		close(this.open);
	}

}
