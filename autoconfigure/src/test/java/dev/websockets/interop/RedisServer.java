package dev.websockets.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A Redis on a free port of the loopback interface, which keeps nothing on disk.
 */
public final class RedisServer implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private final String program;

	private final int port;

	private @Nullable Process process;

	private RedisServer(String program, int port) {
		this.program = program;
		this.port = port;
	}

	/**
	 * A Redis that is not started.
	 */
	public static RedisServer create() {
		String program = Program.find(List.of("redis-server"));
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
			return new RedisServer(program, socket.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A Redis that is started.
	 */
	public static RedisServer started() {
		RedisServer server = create();
		server.start();
		return server;
	}

	public String host() {
		return HOST;
	}

	public int port() {
		return this.port;
	}

	/**
	 * Start, and wait until it answers.
	 */
	public void start() {
		try {
			this.process = new ProcessBuilder(this.program, "--port", String.valueOf(this.port), "--bind", HOST,
					"--save", "", "--appendonly", "no")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(this::answers);
	}

	/**
	 * Kill it, without a chance to say goodbye.
	 */
	public void kill() {
		Process process = this.process;
		if (process != null) {
			process.destroyForcibly().onExit().join();
			this.process = null;
		}
	}

	/**
	 * Kill it, and start it on the same port.
	 */
	public void restart() {
		kill();
		start();
	}

	/**
	 * Have it hang: it keeps its connections, but does nothing.
	 */
	public void hang() {
		signal("-STOP");
	}

	/**
	 * Have it go on.
	 */
	public void goOn() {
		signal("-CONT");
	}

	/**
	 * How many connections there are, but that of the question.
	 */
	public long connections() {
		String answer = ask("CLIENT LIST");
		return answer.lines().filter((line) -> line.startsWith("id=")).count() - 1;
	}

	private void signal(String signal) {
		try {
			new ProcessBuilder("kill", signal, String.valueOf(this.process.pid())).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean answers() {
		try {
			return ask("PING").equals("PONG");
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private String ask(String question) {
		try (Socket socket = new Socket(HOST, this.port)) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write((question + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			return answer.replace("\r\n", "\n").replaceFirst("^\\+", "").replaceFirst("\n\\+OK\n$", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

}
