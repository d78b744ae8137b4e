package dev.websockets.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Orders of one {@link Load}, each a line that is answered by a line. What was begun ends
 * with them.
 */
final class Orders {

	/** Begins the answer to an order that could not be followed. */
	static final String FAILED = "failed ";

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

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
	 * @return the progress: see {@link Load.Progress#line()}
	 */
	private String answer(String[] words) {
		try {
			Work work = (this.work != null) ? this.work : begin(words);
			this.work = work;
			if (words[0].equals(Load.DRAIN)) {
				work.drain();
			}
			Times.Taken times = work.times().take();
			return new Load.Progress(System.nanoTime(), work.count(), SYSTEM.getProcessCpuTime(), times.median(),
					times.p99())
				.line();
		}
		catch (IOException | InterruptedException ex) {
			return FAILED + ex;
		}
	}

	private Work begin(String[] words) throws IOException, InterruptedException {
		int port = Integer.parseInt(words[1]);
		int number = Integer.parseInt(words[2]);
		return switch (words[0]) {
			case Load.ECHO -> Echoing.begin(port, number, this.threads);
			case Load.HOLD -> hold(port, number, millis(words[3]));
			case Load.BROADCAST ->
				Broadcasts.begin(port, number, Integer.parseInt(words[3]), Integer.parseInt(words[4]), this.threads);
			case Load.STALL -> Broadcasts.beginBesideStalled(port, number, Integer.parseInt(words[3]),
					Integer.parseInt(words[4]), millis(words[5]), this.threads);
			case Load.FAN_IN -> FanIn.begin(port, number, this.threads);
			default -> throw new IOException("no order '" + words[0] + "'");
		};
	}

	private static Duration millis(String number) {
		return Duration.ofMillis(Long.parseLong(number));
	}

	private Work hold(int port, int number, Duration limit) throws IOException, InterruptedException {
		Holding holding = new Holding(port, this.threads);
		this.work = holding;
		holding.open(number, limit);
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
