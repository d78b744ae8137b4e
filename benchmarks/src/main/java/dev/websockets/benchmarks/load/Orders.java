package dev.websockets.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Orders of one {@link Load}, each a line that is answered by a line. What was begun ends
 * with them.
 */
final class Orders {

	/** Begins the answer to an order that could not be followed. */
	static final String FAILED = "failed ";

	private final Socket socket;

	private final Executor threads;

	private @Nullable Work work;

	Orders(Socket socket, Executor threads) {
		this.socket = socket;
		this.threads = threads;
	}

	void run() {
		try (this.socket) {
			BufferedReader orders = new BufferedReader(
					new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
			PrintStream answers = new PrintStream(this.socket.getOutputStream(), true, StandardCharsets.UTF_8);
			for (String order = orders.readLine(); order != null; order = orders.readLine()) {
				answers.print(answer(order.split(" ")) + "\n");
				answers.flush();
			}
		}
		catch (IOException ex) {
			System.err.println("no more orders: " + ex);
		}
		finally {
			end();
		}
	}

	/**
	 * Follow an order.
	 * @param words what to do, and its numbers
	 * @return the time, in nanoseconds, and the count
	 */
	private String answer(String[] words) {
		try {
			if (this.work == null) {
				this.work = begin(words);
			}
			return System.nanoTime() + " " + this.work.count();
		}
		catch (IOException | InterruptedException ex) {
			return FAILED + ex;
		}
	}

	private Work begin(String[] words) throws IOException, InterruptedException {
		int port = Integer.parseInt(words[1]);
		int number = Integer.parseInt(words[2]);
		if (words[0].equals(Load.ECHO)) {
			return Echoing.begin(port, number, this.threads);
		}
		Holding holding = new Holding(port, this.threads);
		this.work = holding;
		holding.open(number, Duration.ofMillis(Long.parseLong(words[3])));
		return holding;
	}

	private void end() {
		try {
			if (this.work != null) {
				this.work.close();
			}
		}
		catch (IOException ex) {
			System.err.println("not closed: " + ex);
		}
	}

}
