package dev.websockets.benchmarks.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures what it is told to, line by line, and ends with its input. An answer begins
 * with {@code ok} or {@code failed}.
 */
public final class Worker {

	/** The beginning of the answer to a measurement that succeeded. */
	public static final String OK = "ok ";

	/** The beginning of the answer to a measurement that failed. */
	public static final String FAILED = "failed ";

	private Worker() {
	}

	/**
	 * Start the worker.
	 * @param args none
	 * @throws IOException if the input fails
	 */
	public static void main(String[] args) throws IOException {
		PrintStream answers = System.out;
		System.setOut(System.err);
		ExecutorService measuring = Executors.newSingleThreadExecutor();
		BufferedReader tasks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
			String task = line;
			measuring.execute(() -> {
				answers.println(answer(task));
				answers.flush();
			});
		}
		// whatever a client is doing: nobody waits for the answer any more
		Runtime.getRuntime().halt(0);
	}

	private static String answer(String line) {
		try {
			return OK + Measurement.run(Task.parse(line)).line();
		}
		catch (Exception | LinkageError | OutOfMemoryError ex) {
			ex.printStackTrace();
			return FAILED + reason(ex).replaceAll("\\s+", " ");
		}
	}

	private static String reason(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null || cause.getSuppressed().length > 0) {
			cause = (cause.getCause() != null) ? cause.getCause() : cause.getSuppressed()[0];
		}
		return (cause.getMessage() != null) ? cause.getClass().getSimpleName() + ": " + cause.getMessage()
				: cause.toString();
	}

}
