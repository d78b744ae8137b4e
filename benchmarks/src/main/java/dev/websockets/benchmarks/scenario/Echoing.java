package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.client.Connection;

/**
 * A connection to the echo with a number of messages in flight.
 */
public abstract class Echoing extends Subject {

	private final Window window;

	private final int messageSize;

	private Client opener;

	private Connection connection;

	Echoing(int inFlight, int messageSize) {
		this.window = new Window(inFlight);
		this.messageSize = messageSize;
	}

	/**
	 * Open the connection.
	 * @throws Exception if there is none
	 */
	@Setup
	public void open() throws Exception {
		this.opener = create(new ClientOptions(Reading.CALLBACK, this.messageSize));
		this.connection = open(this.opener, "/echo", this.window);
	}

	void sendText(String text) throws Exception {
		this.window.acquire();
		this.connection.sendText(text);
	}

	void sendBinary(byte[] bytes) throws Exception {
		this.window.acquire();
		this.connection.sendBinary(bytes);
	}

	/**
	 * Wait for the echoes that are missing, and close.
	 * @throws Exception if they do not come
	 */
	@TearDown
	public void close() throws Exception {
		try {
			this.window.drain();
		}
		finally {
			close(this.connection::close, this.opener);
		}
	}

}
