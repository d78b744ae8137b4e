package dev.websockets.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@link InteropServer} over the package {@code ws} of npm, in a process of its own that
 * ends with its standard input, so that it cannot outlive the tests.
 */
final class NodeServer implements InteropServer {

	private static final int START_SECONDS = 30;

	private final BlockingQueue<String> closes = new LinkedBlockingQueue<>();

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private final Process process;

	NodeServer() throws IOException, InterruptedException {
		Path directory = NodePackages.install();
		this.process = NodePackages.start(directory, "node", "server.js");
		Thread output = new Thread(this::readOutput, "node-output");
		output.setDaemon(true);
		output.start();
		try {
			this.port.get(START_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			this.process.destroyForcibly();
			throw new IllegalStateException("node does not listen after " + START_SECONDS + " s", ex);
		}
	}

	private void readOutput() {
		StringBuilder others = new StringBuilder();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (line.startsWith("port ")) {
					this.port.complete(Integer.valueOf(line.substring("port ".length())));
				}
				else if (line.startsWith("closed ")) {
					this.closes.add(line.substring("closed ".length()));
				}
				else {
					others.append(line).append('\n');
				}
			}
			this.port.completeExceptionally(new IllegalStateException("node ended: " + others));
		}
		catch (IOException ex) {
			this.port.completeExceptionally(new UncheckedIOException(ex));
		}
	}

	@Override
	public URI uri(String path) {
		return URI.create("ws://localhost:" + this.port.join() + path);
	}

	@Override
	public String compressed() {
		return "/echo?serverMaxWindowBits=15";
	}

	@Override
	public BlockingQueue<String> closes() {
		return this.closes;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		assertEnded();
	}

	private void assertEnded() {
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("node does not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
