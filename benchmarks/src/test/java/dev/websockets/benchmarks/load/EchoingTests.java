package dev.websockets.benchmarks.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Echoing}, against a server that sees each frame.
 */
@Timeout(20)
class EchoingTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int IN_FLIGHT = 16;

	private static final int AT_ONCE = 2;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private ServerSocket server;

	@BeforeEach
	void listen() throws IOException {
		this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
		this.threads.shutdownNow();
	}

	@Test
	@DisplayName("So many are in flight, each echo is counted and lets one more be sent, an eighth at once")
	void window() throws Exception {
		var opening = this.threads.submit(() -> Echoing.begin(this.server.getLocalPort(), IN_FLIGHT, this.threads));
		try (Socket socket = accept(); Echoing echoing = opening.get()) {
			DataInputStream in = new DataInputStream(socket.getInputStream());
			for (int i = 0; i < IN_FLIGHT; i++) {
				assertThat(text(in)).isEqualTo("a".repeat(64));
			}
			for (int echoes = 1; echoes <= 3 * IN_FLIGHT; echoes++) {
				assertThat(in.available()).isZero();
				echo(socket);
				awaitCount(echoing, echoes);
				for (int i = 0; echoes % AT_ONCE == 0 && i < AT_ONCE; i++) {
					assertThat(text(in)).isEqualTo("a".repeat(64));
				}
			}
		}
	}

	@Test
	@DisplayName("An end is a failure")
	void end() throws Exception {
		var opening = this.threads.submit(() -> Echoing.begin(this.server.getLocalPort(), IN_FLIGHT, this.threads));
		Socket socket = accept();
		try (Echoing echoing = opening.get()) {
			socket.getInputStream().readNBytes(IN_FLIGHT * (6 + 64));
			socket.close();
			assertThatIOException().isThrownBy(() -> awaitCount(echoing, 1))
				.withMessage("the server ended the connection");
		}
	}

	private Socket accept() throws IOException {
		Socket socket = this.server.accept();
		DataInputStream in = new DataInputStream(socket.getInputStream());
		int newLines = 0;
		while (newLines < 2) {
			int next = in.readByte();
			newLines = (next == '\n') ? newLines + 1 : (next == '\r') ? newLines : 0;
		}
		socket.getOutputStream().write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes());
		return socket;
	}

	private static String text(DataInputStream in) throws IOException {
		assertThat(in.readUnsignedByte()).isEqualTo(0x81);
		byte[] payload = new byte[in.readUnsignedByte() - 0x80];
		byte[] key = in.readNBytes(4);
		in.readFully(payload);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= key[i % 4];
		}
		return new String(payload);
	}

	private static void echo(Socket socket) throws IOException {
		socket.getOutputStream().write(("\u0081\u0040" + "a".repeat(64)).getBytes(StandardCharsets.ISO_8859_1));
	}

	private static void awaitCount(Echoing echoing, long count) throws Exception {
		await().atMost(LIMIT).until(() -> echoing.count() >= count);
		assertThat(echoing.count()).isEqualTo(count);
	}

}
