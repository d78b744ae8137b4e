package dev.websockets.behaviour;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessagesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static WebSocketTestServer echoServer() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			peer.echo();
		});
		return server;
	}

	@Test
	@DisplayName("B20 empty text and empty binary arrive as such")
	void empty() {
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = Clients.open(server)) {
			session.send("");
			session.send(new byte[0]);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(""));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(new byte[0]));
		}
	}

	@Test
	@DisplayName("B21 texts of length 1..125 in order; boundary sizes both ways")
	void sizes() {
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = Clients.open(server)) {
			IntStream sizes = IntStream.concat(IntStream.rangeClosed(1, 125), IntStream.of(126, 127, 65_535, 65_536));
			sizes.forEach((size) -> {
				String text = "x".repeat(size);
				session.send(text);
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
			});
		}
	}

	@Test
	@DisplayName("B22 20 MiB binary echo is identical when the limits allow it")
	void large() {
		byte[] bytes = new byte[20 * 1024 * 1024];
		new Random(1).nextBytes(bytes);
		try (WebSocketTestServer server = echoServer();
				WebSocketSession session = Clients.open(server,
						(settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(20)))) {
			session.send(bytes);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
		}
	}

	@Test
	@DisplayName("B23 100,000 texts arrive, all, in order")
	void many() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 100_000; i += 100) {
					int first = i;
					peer.send(IntStream.range(first, first + 100)
						.mapToObj((number) -> WireFrame.text("message " + number))
						.toArray(WireFrame[]::new));
				}
				peer.close(1000, "");
			});
			try (WebSocketSession session = Clients.open(server)) {
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
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.send(WireFrame.text("one ").withFin(false), WireFrame.ping((byte) 7),
						WireFrame.continuation("two ").withFin(false), WireFrame.continuation("three"));
				assertThat(peer.readFrame()).satisfies((pong) -> {
					assertThat(pong.opcode()).isEqualTo(WireFrame.PONG);
					assertThat(pong.payload()).containsExactly(7);
				});
				peer.close(1000, "");
			});
			try (WebSocketSession session = Clients.open(server)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("one two three"));
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.satisfies((reason) -> assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE));
			}
			server.verify();
		}
	}

	@Test
	@DisplayName("B25 50 threads send 200 messages each: 10,000 whole messages, order kept per thread")
	void manySenders() throws InterruptedException {
		int threads = 50;
		int each = 200;
		CompletableFuture<List<String>> received = new CompletableFuture<>();
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
			ExecutorService senders = Executors.newFixedThreadPool(threads);
			try (WebSocketSession session = Clients.open(server)) {
				for (int thread = 0; thread < threads; thread++) {
					String name = "thread " + thread + " message ";
					senders.execute(() -> IntStream.range(0, each).forEach((i) -> session.send(name + i)));
				}
				assertThat(received).succeedsWithin(LIMIT);
			}
			finally {
				senders.shutdownNow();
				assertThat(senders.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
			}
		}
		for (int thread = 0; thread < threads; thread++) {
			String name = "thread " + thread + " message ";
			assertThat(received.join().stream().filter((text) -> text.startsWith(name)))
				.containsExactlyElementsOf(IntStream.range(0, each).mapToObj((i) -> name + i).toList());
		}
	}

	@Test
	@DisplayName("B26 5,000 sends, then close: all 5,000 arrive before the Close")
	void sendsBeforeClose() {
		CompletableFuture<Integer> received = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				int count = 0;
				WireFrame frame = peer.readFrame();
				while (frame.opcode() == WireFrame.TEXT) {
					assertThat(frame.text()).isEqualTo("message " + count);
					count++;
					frame = peer.readFrame();
				}
				assertThat(frame.closeCode()).isEqualTo(1000);
				peer.send(WireFrame.close(1000, ""));
				peer.end();
				received.complete(count);
			});
			WebSocketSession session = Clients.open(server);
			IntStream.range(0, 5_000).forEach((i) -> session.send("message " + i));
			session.close();
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(5_000);
			assertThat(session.closeReason().join().unsentMessages()).isZero();
			server.verify();
		}
	}

	@Test
	@DisplayName("B27 multi-byte characters split across fragments arrive whole")
	void splitCharacters() {
		String text = "grüß 世界 \uD83D\uDE00";
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < bytes.length; i++) {
					peer.send(WireFrame.of((i == 0) ? WireFrame.TEXT : WireFrame.CONTINUATION, bytes[i])
						.withFin(i == bytes.length - 1));
				}
				peer.echo();
			});
			try (WebSocketSession session = Clients.open(server)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
			}
		}
	}

	@Test
	@DisplayName("B28 one buffer sent to many sessions is not consumed by the first")
	void sharedBuffer() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 1, 2, 3 });
		try (WebSocketTestServer server = echoServer();
				WebSocketSession first = Clients.open(server);
				WebSocketSession second = Clients.open(server)) {
			first.send(buffer);
			second.send(buffer);
			assertThat(first.incoming().receive(LIMIT)).isEqualTo(Message.of(new byte[] { 1, 2, 3 }));
			assertThat(second.incoming().receive(LIMIT)).isEqualTo(Message.of(new byte[] { 1, 2, 3 }));
			assertThat(buffer.remaining()).isEqualTo(3);
		}
	}

	@Test
	@DisplayName("B29 a message over a queue's byte bound still passes an empty queue")
	void overByteBound() {
		try (WebSocketTestServer server = echoServer();
				WebSocketSession session = Clients.open(server,
						(settings) -> settings.withIncoming((queue) -> queue.withMaxSize(DataSize.ofBytes(10)))
							.withOutgoing((queue) -> queue.withMaxSize(DataSize.ofBytes(10))))) {
			for (int i = 0; i < 20; i++) {
				session.send("x".repeat(1000) + i);
			}
			for (int i = 0; i < 20; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("x".repeat(1000) + i));
			}
		}
	}

	@Test
	@DisplayName("B29 stream sends arrive whole, in fragments, and no other message gets between")
	void streams() throws IOException {
		byte[] bytes = new byte[300_000];
		new Random(2).nextBytes(bytes);
		String text = ("a\uD83D\uDE00").repeat(20_000);
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = Clients.open(server)) {
			session.sendStream(new ByteArrayInputStream(bytes));
			session.sendStream(new StringReader(text));
			session.sendStream(new StringReader(""));
			session.send("after");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(bytes));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(text));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(""));
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("after"));
		}
	}

	@Test
	@DisplayName("B29 a stream that fails closes with 1011, as its message cannot be completed")
	void failingStream() {
		IOException failure = new IOException("disk");
		Reader reader = new Reader() {

			private int reads;

			@Override
			public int read(char[] buffer, int offset, int length) throws IOException {
				if (this.reads++ > 1) {
					throw failure;
				}
				return length;
			}

			@Override
			public void close() {
			}

		};
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = Clients.open(server)) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> session.sendStream(reader)).isSameAs(failure);
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1011));
		}
	}

	@Test
	@DisplayName("a text that UTF-8 cannot carry is refused where it is sent")
	void unpairedSurrogate() {
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = Clients.open(server)) {
			assertThatIllegalArgumentException().isThrownBy(() -> session.send("a\uD83D"))
				.withMessageContaining("index 1");
			session.send("b");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("b"));
		}
	}

	@Test
	@DisplayName("every way to read gives every message")
	void waysToRead() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c"));
				peer.close(1000, "");
			});
			List<Message> expected = List.of(Message.of("a"), Message.of("b"), Message.of("c"));
			try (WebSocketSession session = Clients.open(server)) {
				assertThat(session.incoming().stream()).containsExactlyElementsOf(expected);
			}
			try (WebSocketSession session = Clients.open(server)) {
				List<Message> received = new ArrayList<>();
				session.incoming().forEach(received::add);
				assertThat(received).isEqualTo(expected);
			}
			try (WebSocketSession session = Clients.open(server)) {
				CollectingSubscriber subscriber = new CollectingSubscriber();
				session.incoming().subscribe(subscriber);
				assertThat(subscriber.all()).succeedsWithin(LIMIT).isEqualTo(expected);
				assertThatExceptionOfType(IllegalStateException.class).isThrownBy(session::incoming);
			}
		}
	}

	@Test
	@DisplayName("an exception of the action ends forEach, and the session lives on")
	void failingAction() {
		IllegalStateException failure = new IllegalStateException("of the action");
		try (WebSocketTestServer server = echoServer(); WebSocketSession session = Clients.open(server)) {
			session.send("a");
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> session.incoming().forEach((message) -> {
					throw failure;
				}))
				.isSameAs(failure);
			session.send("b");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("b"));
		}
	}

}
