package dev.websockets.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A Redis server that keeps nothing on disk, on a port of its own.
 */
public final class RedisServer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final int port;

	private @Nullable Process process;

	private RedisServer(int port) {
		this.port = port;
	}

	public static RedisServer start() {
		RedisServer server = new RedisServer(freePort());
		server.restart();
		return server;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.port;
	}

	/**
	 * Start it on the same port, with nothing in it.
	 */
	public void restart() {
		this.process = run("redis-server", "--port", String.valueOf(this.port), "--bind", "127.0.0.1", "--save", "",
				"--appendonly", "no");
		await().atMost(LIMIT).until(this::isListening);
	}

	private boolean isListening() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 500);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Stop it, and lose what is in it.
	 */
	public void stop() {
		Process process = this.process;
		if (process != null) {
			process.destroyForcibly();
			assertThat(process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)).succeedsWithin(LIMIT);
			this.process = null;
		}
	}

	/**
	 * Let it answer nothing, with its connections open, until {@link #resume()}.
	 */
	public void pause() {
		signal("-STOP");
	}

	public void resume() {
		signal("-CONT");
	}

	private void signal(String signal) {
		Process process = this.process;
		assertThat(process).isNotNull();
		assertThat(run("kill", signal, String.valueOf(process.pid())).onExit()).succeedsWithin(LIMIT);
	}

	private static Process run(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		stop();
	}

}
