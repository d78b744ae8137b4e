package dev.websockets.benchmarks.endpoint;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.client.Clients;
import dev.websockets.benchmarks.client.Connection;
import dev.websockets.benchmarks.client.Listener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every server does what scenarios ask for.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(60)
class EchoServersTests {

	@ParameterizedTest
	@MethodSource("dev.websockets.benchmarks.endpoint.EchoServers#names")
	@DisplayName("Texts come back as they were, in order, and the connection closes")
	void echo(String name) throws Exception {
		Received received = new Received();
		try (Server server = EchoServers.start(name);
				Client client = Clients.create("socket", new ClientOptions(Reading.CALLBACK, 1000))) {
			Connection connection = client.open(URI.create("ws://127.0.0.1:" + server.port() + Server.ECHO), received);
			for (int i = 0; i < 300; i++) {
				connection.sendText("ö" + "a".repeat(i));
			}
			for (int i = 0; i < 300; i++) {
				assertThat(received.next()).isEqualTo("ö" + "a".repeat(i));
			}
			connection.close();
			assertThat(received.next()).isEqualTo("end");
		}
	}

	private static final class Received implements Listener {

		private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

		String next() throws InterruptedException {
			return this.queue.poll(10, TimeUnit.SECONDS);
		}

		@Override
		public void text(String text) {
			this.queue.add(text);
		}

		@Override
		public void binary(int size) {
			this.queue.add("binary");
		}

		@Override
		public void ended(@Nullable Throwable failure) {
			this.queue.add("end");
		}

	}

}
