package dev.websockets.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

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

	/**
	 * Have texts sent to all sessions of a room: port, number of sessions, texts of an
	 * order, orders at once.
	 */
	static final String BROADCAST = "broadcast";

	/** The same beside a session that does not read: further, milliseconds. */
	static final String STALL = "stall";

	/** Have all sessions of a room send texts to all: port, number of sessions. */
	static final String FAN_IN = "fan-in";

	/** Send no more, and wait for the rest. */
	static final String DRAIN = "drain";

	private static final String COUNT = "count";

	private final Socket socket;

	private final BufferedReader answers;

	private final Progress begun;

	private Load(Socket socket, String order) throws IOException {
		this.socket = socket;
		this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		this.begun = order(order);
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

	/**
	 * Open sessions in the room of the server, and have it send texts of 64 bytes to all
	 * of them.
	 * @param client the port of the client
	 * @param server the port of the server
	 * @param sessions how many sessions
	 * @param size how many texts the server sends by itself
	 * @param atOnce how many times that may be on the way
	 * @return the load
	 * @throws IOException if that fails
	 */
	public static Load broadcast(int client, int server, int sessions, int size, int atOnce) throws IOException {
		return begin(client, BROADCAST + " " + server + " " + sessions + " " + size + " " + atOnce);
	}

	/**
	 * The same, beside a session that does not read. First as much is sent to it as
	 * nobody takes; how long that was is what was timed when it had {@link #begun()}.
	 * @param client the port of the client
	 * @param server the port of the server
	 * @param sessions how many sessions read
	 * @param size how many texts the server sends by itself
	 * @param atOnce how many times that may be on the way
	 * @param limit how long sending to the one may take
	 * @return the load
	 * @throws IOException if that fails
	 */
	public static Load stall(int client, int server, int sessions, int size, int atOnce, Duration limit)
			throws IOException {
		return begin(client,
				STALL + " " + server + " " + sessions + " " + size + " " + atOnce + " " + limit.toMillis());
	}

	/**
	 * Open sessions in the room of the server, each of which has one text of 64 bytes on
	 * the way to all of them.
	 * @param client the port of the client
	 * @param server the port of the server
	 * @param sessions how many sessions
	 * @return the load
	 * @throws IOException if that fails
	 */
	public static Load fanIn(int client, int server, int sessions) throws IOException {
		return begin(client, FAN_IN + " " + server + " " + sessions);
	}

	private static Load begin(int client, String order) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), client);
		try {
			return new Load(socket, order);
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	/**
	 * How far the client was when it had begun.
	 * @return the first progress
	 */
	public Progress begun() {
		return this.begun;
	}

	/**
	 * How far the client is.
	 * @return when it counted, and what
	 * @throws IOException if a connection ended
	 */
	public Progress progress() throws IOException {
		return order(COUNT);
	}

	/**
	 * Send no more, and wait for everything that has to come.
	 * @return how far the client is
	 * @throws IOException if it does not come, or a connection ended
	 */
	public Progress drain() throws IOException {
		return order(DRAIN);
	}

	private Progress order(String line) throws IOException {
		OutputStream orders = this.socket.getOutputStream();
		orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		String answer = this.answers.readLine();
		if (answer == null || answer.startsWith(Orders.FAILED)) {
			throw new IOException("the load client: " + answer);
		}
		return Progress.parse(answer);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * How far the client is.
	 *
	 * @param nanos when, by its clock
	 * @param count the messages that came, or the connections that are open
	 * @param cpuNanos the processor time of the client's process
	 * @param medianNanos the median of what was timed since the last progress; zero if
	 * that is nothing
	 * @param p99Nanos its 99th percentile
	 */
	public record Progress(long nanos, long count, long cpuNanos, long medianNanos, long p99Nanos) {

		static Progress parse(String line) {
			long[] numbers = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
			return new Progress(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
		}

		String line() {
			return this.nanos + " " + this.count + " " + this.cpuNanos + " " + this.medianNanos + " " + this.p99Nanos;
		}

	}

}
