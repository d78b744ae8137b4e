package dev.websockets.benchmarks.scenario;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.Clients;
import dev.websockets.benchmarks.client.Connection;
import dev.websockets.benchmarks.client.Listener;

/**
 * The client that a scenario measures.
 */
@State(Scope.Benchmark)
public abstract class Subject {

	/** The system property with the port of the server. */
	public static final String PORT = "benchmarks.port";

	/** A text of 64 bytes. */
	static final String TEXT = "a".repeat(64);

	private static final int CLOSE_LIMIT_SECONDS = 3;

	/** The name of the client. */
	@Param(Clients.OURS)
	public String client = Clients.OURS;

	/**
	 * Create the client.
	 * @param options what is asked of it
	 * @return a new client
	 */
	Client create(ClientOptions options) throws Exception {
		return Clients.create(this.client, options);
	}

	static Connection open(Client client, String target, Listener listener) throws Exception {
		return client.open(URI.create("ws://127.0.0.1:" + Integer.getInteger(PORT) + target), listener);
	}

	/**
	 * Close what was opened. A client that cannot close is not asked twice, as that is
	 * not what is measured.
	 * @param open what to close
	 */
	static void close(AutoCloseable... open) throws InterruptedException {
		for (AutoCloseable each : open) {
			FutureTask<Void> closing = new FutureTask<>(() -> {
				each.close();
				return null;
			});
			Thread thread = new Thread(closing, "closing");
			thread.setDaemon(true);
			thread.start();
			try {
				closing.get(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
			}
			catch (ExecutionException | TimeoutException ex) {
				System.err.println(each + " does not close: " + ex);
			}
		}
	}

}
