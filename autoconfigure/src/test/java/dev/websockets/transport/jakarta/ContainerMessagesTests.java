package dev.websockets.transport.jakarta;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
class ContainerMessagesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@AutoClose
	private final ContainerClient client;

	ContainerMessagesTests(ContainerKind kind) {
		this.client = new ContainerClient(kind);
	}

	private static WebSocketTestServer echoServer() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			peer.echo();
		});
		return server;
	}

	@Test
	@DisplayName("B20 B21 empty messages and boundary sizes both ways")
	void sizes() {
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = this.client.open(server)) {
			IntStream.of(0, 1, 125, 126, 127, 65_535, 65_536).forEach((size) -> {
				Message text = Message.of("x".repeat(size));
				Message binary = Message.of(new byte[size]);
				session.send(text);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(text);
				session.send(binary);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(binary);
			});
		}
	}

	@Test
	@DisplayName("B22 large messages are whole, however the container takes them")
	void large() {
		DataSize size = (this.client.kind() == ContainerKind.TYRUS) ? DataSize.ofMegabytes(3)
				: DataSize.ofMegabytes(20);
		byte[] bytes = new byte[(int) size.toBytes()];
		new Random(1).nextBytes(bytes);
		String text = "\uD83D\uDE00".repeat(bytes.length / 4);
		try (WebSocketTestServer server = echoServer();
				WebSocketSession session = this.client.open(server, (settings) -> settings.withMaxMessageSize(size))) {
			session.send(bytes);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			session.send(text);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
		}
	}

	@Test
	@DisplayName("B23 100,000 texts arrive, all, in order")
	void many() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 100_000; i += 100) {
					peer.send(IntStream.range(i, i + 100)
						.mapToObj((number) -> WireFrame.text("message " + number))
						.toArray(WireFrame[]::new));
				}
				peer.close(1000, "");
			});
			try (WebSocketSession session = this.client.open(server)) {
				int next = 0;
				for (Message message : session.incoming()) {
					assertThat(message).isEqualTo(Message.of("message " + next));
					next++;
				}
				assertThat(next).isEqualTo(100_000);
			}
		}
	}

	@Test
	@DisplayName("B24 text in three fragments with a ping in between arrives as one text, the ping is answered")
	void fragments() {
		CompletableFuture<WireFrame> pong = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.text("one ").withFin(false), WireFrame.ping((byte) 7),
						WireFrame.continuation("two ").withFin(false), WireFrame.continuation("three"));
				pong.complete(peer.readFrame());
				peer.close(1000, "");
			});
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("one two three"));
				assertThat(pong).succeedsWithin(LIMIT).satisfies((frame) -> {
					assertThat(frame.opcode()).isEqualTo(WireFrame.PONG);
					assertThat(frame.payload()).containsExactly(7);
				});
			}
		}
	}

	@Test
	@DisplayName("B25 50 threads send 200 messages each: 10,000 whole messages, order kept per thread")
	void manySenders() {
		int threads = 50;
		int each = 200;
		CompletableFuture<List<String>> received = new CompletableFuture<>();
		ExecutorService senders = Executors.newFixedThreadPool(threads);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				List<String> texts = new ArrayList<>();
				while (texts.size() < threads * each) {
					texts.add(peer.readText());
				}
				received.complete(texts);
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server)) {
				for (int thread = 0; thread < threads; thread++) {
					String name = "thread " + thread + " message ";
					senders.execute(() -> IntStream.range(0, each).forEach((i) -> session.send(name + i)));
				}
				assertThat(received).succeedsWithin(LIMIT);
			}
		}
		finally {
			senders.shutdownNow();
		}
		for (int thread = 0; thread < threads; thread++) {
			String name = "thread " + thread + " message ";
			assertThat(received.join().stream().filter((text) -> text.startsWith(name)))
				.containsExactlyElementsOf(IntStream.range(0, each).mapToObj((i) -> name + i).toList());
		}
	}

	@Test
	@DisplayName("B29 stream sends arrive whole")
	void streams() throws IOException {
		byte[] bytes = new byte[300_000];
		new Random(2).nextBytes(bytes);
		String text = ("a\uD83D\uDE00").repeat(20_000);
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = this.client.open(server)) {
			session.sendStream(new ByteArrayInputStream(bytes));
			session.sendStream(new StringReader(text));
			session.send("after");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("after"));
		}
	}

	@Test
	@DisplayName("B50 message over the limit summed over fragments: 1009, typed error with both numbers")
	void tooLarge() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.text("x".repeat(600)).withFin(false), WireFrame.continuation("x".repeat(600)));
				close.complete(peer.readFrame());
			});
			try (WebSocketSession session = this.client.open(server,
					(settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1_000)))) {
				assertThatExceptionOfType(WebSocketMessageTooLargeException.class)
					.isThrownBy(() -> session.incoming().receive(LIMIT))
					.withMessageContaining("1,000")
					.withMessageContaining("websockets.max-message-size");
				assertThat(close).succeedsWithin(LIMIT)
					.satisfies((frame) -> assertThat(frame.closeCode()).isEqualTo(CloseCode.TOO_BIG));
			}
		}
	}

	@Test
	@DisplayName("B60 both queues of capacity 1 with backpressure: 100 messages round trip, none lost, in order")
	void backpressure() {
		try (WebSocketTestServer server = echoServer();
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1))
							.withOutgoing((queue) -> queue.withCapacity(1)))) {
			CompletableFuture<Void> sending = CompletableFuture
				.runAsync(() -> IntStream.range(0, 100).forEach((i) -> session.send("message " + i)));
			for (int i = 0; i < 100; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("message " + i));
			}
			assertThat(sending).succeedsWithin(LIMIT);
		}
	}

}
