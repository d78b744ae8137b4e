package dev.websockets.benchmarks.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.server.NeutralServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every client does what scenarios ask for.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(60)
class ClientsTests {

	private static final int LARGE = 300_000;

	private static NeutralServer server;

	@BeforeAll
	static void start() throws Exception {
		server = NeutralServer.start();
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
	}

	static List<String> names() {
		return Clients.names();
	}

	@ParameterizedTest
	@MethodSource("names")
	@DisplayName("Texts and large messages come back whole, and the connection closes")
	void echo(String name) throws Exception {
		Received received = new Received();
		try (Client client = Clients.create(name, new ClientOptions(Reading.CALLBACK, LARGE))) {
			Connection connection = client.open(uri("/echo"), received);
			connection.sendText("text");
			assertThat(received.next()).isEqualTo("text");
			connection.sendBinary(new byte[LARGE]);
			assertThat(received.next()).isEqualTo(LARGE);
			connection.close();
			assertThat(received.next()).isEqualTo("end");
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	@DisplayName("A flood comes in, by a loop where there is one")
	void flood(String name) throws Exception {
		Received received = new Received();
		try (Client client = Clients.create(name, new ClientOptions(Reading.LOOP, 64))) {
			client.open(uri("/flood?size=64"), received);
			for (int i = 0; i < 1000; i++) {
				assertThat(received.next()).isEqualTo("a".repeat(64));
			}
		}
	}

	private static URI uri(String target) {
		return URI.create("ws://127.0.0.1:" + server.port() + target);
	}

	/**
	 * Keeps what comes, as much as is asked for.
	 */
	private static final class Received implements Listener {

		private static final int CAPACITY = 2000;

		private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>(CAPACITY);

		Object next() throws InterruptedException {
			return this.queue.poll(10, TimeUnit.SECONDS);
		}

		@Override
		public void text(String text) {
			this.queue.offer(text);
		}

		@Override
		public void binary(int size) {
			this.queue.offer(size);
		}

		@Override
		public void ended(@Nullable Throwable failure) {
			this.queue.offer("end");
		}

	}

}
