package dev.websockets.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a server is put under, from where it runs: orders to the {@link NeutralClient} in
 * its process. The client cuts its connections when this is closed.
 */
public final class Load implements AutoCloseable {

	/** The system property with the port of the client. */
	public static final String PORT = "benchmarks.load";

	/** Keep texts in flight: port, number of texts. */
	static final String ECHO = "echo";

	/** Hold connections open: port, number of connections, milliseconds. */
	static final String HOLD = "hold";

	private static final String COUNT = "count";

	private final Socket socket;

	private final BufferedReader answers;

	private Load(Socket socket) throws IOException {
		this.socket = socket;
		this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Open a connection to the server, and keep texts of 64 bytes in flight on it.
	 * @param client the port of the client
	 * @param server the port of the server
	 * @param inFlight how many texts are on their way
	 * @return the load
	 * @throws IOException if that fails
	 */
	public static Load echo(int client, int server, int inFlight) throws IOException {
		return begin(client, ECHO + " " + server + " " + inFlight);
	}

	/**
	 * Open connections to the server, and send nothing.
	 * @param client the port of the client
	 * @param server the port of the server
	 * @param connections how many
	 * @param limit how long to go on opening them
	 * @return the load, which {@link #progress() counts} those that are open
	 * @throws IOException if that fails
	 */
	public static Load hold(int client, int server, int connections, Duration limit) throws IOException {
		return begin(client, HOLD + " " + server + " " + connections + " " + limit.toMillis());
	}

	private static Load begin(int client, String order) throws IOException {
		Load load = new Load(new Socket(InetAddress.getLoopbackAddress(), client));
		try {
			load.order(order);
			return load;
		}
		catch (IOException ex) {
			load.close();
			throw ex;
		}
	}

	/**
	 * How far the client is.
	 * @return when it counted, and what
	 * @throws IOException if a connection ended
	 */
	public Progress progress() throws IOException {
		return order(COUNT);
	}

	private Progress order(String line) throws IOException {
		OutputStream orders = this.socket.getOutputStream();
		orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		String answer = this.answers.readLine();
		if (answer == null || answer.startsWith(Orders.FAILED)) {
			throw new IOException("the load client: " + answer);
		}
		String[] numbers = answer.split(" ");
		return new Progress(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * How far the client is.
	 *
	 * @param nanos when, by its clock
	 * @param count the echoes that came, or the connections that are open
	 */
	public record Progress(long nanos, long count) {

	}

}
