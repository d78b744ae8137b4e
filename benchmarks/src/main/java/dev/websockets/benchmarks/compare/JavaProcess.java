package dev.websockets.benchmarks.compare;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * A Java process of this class path, on this JDK, that is talked to line by line. It ends
 * with its input, so none outlives this process.
 */
final class JavaProcess implements AutoCloseable {

	private static final Path LOGS = Path.of("target", "logs");

	private static final Executor READERS = readers();

	private final Process process;

	private final BufferedReader answers;

	private final Writer questions;

	private JavaProcess(Process process) {
		this.process = process;
		this.answers = process.inputReader(StandardCharsets.UTF_8);
		this.questions = process.outputWriter(StandardCharsets.UTF_8);
	}

	private static Executor readers() {
		SimpleAsyncTaskExecutor readers = new SimpleAsyncTaskExecutor("answers-");
		readers.setDaemon(true);
		return readers;
	}

	/**
	 * Start a process.
	 * @param name the name of its log
	 * @param main the class to run
	 * @param options options of the JVM
	 * @return the process
	 */
	static JavaProcess start(String name, Class<?> main, String... options) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(options));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		File log = Files.createDirectories(LOGS).resolve(name + ".log").toFile();
		return new JavaProcess(
				new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log)).start());
	}

	void tell(String line) throws IOException {
		this.questions.write(line + "\n");
		this.questions.flush();
	}

	/**
	 * Wait for the next line.
	 * @param limit the longest wait
	 * @return the line
	 * @throws TimeoutException if there is none in time
	 * @throws IOException if the process has ended
	 */
	String next(Duration limit) throws IOException, TimeoutException, InterruptedException {
		CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
			try {
				String answer = this.answers.readLine();
				return (answer != null) ? answer : "";
			}
			catch (IOException ex) {
				return "";
			}
		}, READERS);
		try {
			String answer = line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
			if (answer.isEmpty()) {
				throw new IOException("the process ended; see " + LOGS);
			}
			return answer;
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
	}

	boolean alive() {
		return this.process.isAlive();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
