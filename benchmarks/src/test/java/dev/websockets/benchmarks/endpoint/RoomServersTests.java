package dev.websockets.benchmarks.endpoint;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import dev.websockets.benchmarks.room.RoomOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that the room of every server does what scenarios ask for.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(60)
class RoomServersTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final RoomOrder NOTHING = new RoomOrder(0, 0, 0);

	@ParameterizedTest
	@MethodSource("dev.websockets.benchmarks.endpoint.EchoServers#names")
	@DisplayName("What is ordered, and what a session says, comes to all sessions, in order; who leaves is not counted")
	void room(String name) throws Exception {
		Received answers = new Received();
		List<Received> members = List.of(new Received(), new Received(), new Received());
		List<Connection> connections = new ArrayList<>();
		try (Server server = RoomServers.start(name, false);
				Client client = Clients.create("socket", new ClientOptions(Reading.CALLBACK, 1000))) {
			Connection control = client.open(uri(server, Server.CONTROL), answers);
			for (Received member : members) {
				connections.add(client.open(uri(server, Server.ROOM), member));
			}
			awaitSize(control, answers, 3);
			control.sendText(new RoomOrder(5, 100, 64).text());
			assertThat(answers.next()).isEqualTo("3");
			for (Received member : members) {
				for (String text : new RoomOrder(5, 100, 64)) {
					assertThat(member.next()).isEqualTo(text);
				}
			}
			connections.get(1).sendText("to all");
			for (Received member : members) {
				assertThat(member.next()).isEqualTo("to all");
			}
			connections.get(2).close();
			awaitSize(control, answers, 2);
			connections.get(0).close();
			connections.get(1).close();
			control.close();
		}
	}

	private static URI uri(Server server, String path) {
		return URI.create("ws://127.0.0.1:" + server.port() + path);
	}

	private static void awaitSize(Connection control, Received answers, int size) {
		await().atMost(LIMIT).until(() -> {
			control.sendText(NOTHING.text());
			return String.valueOf(size).equals(answers.next());
		});
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
