package dev.websockets.behaviour;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ParameterizedClass
@EnumSource
class SendingTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(20);

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
			try (WebSocketSession session = this.client.open(server)) {
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
			WebSocketSession session = this.client.open(server);
			IntStream.range(0, 5_000).forEach((i) -> session.send("message " + i));
			session.close();
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(5_000);
			assertThat(session.closeReason().join().unsentMessages()).isZero();
			server.verify();
		}
	}

	@Test
	@DisplayName("B28 one buffer sent to many sessions is not consumed by the first")
	void sharedBuffer() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 1, 2, 3 });
		try (WebSocketTestServer server = EchoServer.start();
				WebSocketSession first = this.client.open(server);
				WebSocketSession second = this.client.open(server)) {
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
		try (WebSocketTestServer server = EchoServer.start();
				WebSocketSession session = this.client.open(server,
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
	@DisplayName("a text that UTF-8 cannot carry is refused where it is sent")
	void unpairedSurrogate() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThatIllegalArgumentException().isThrownBy(() -> session.send("a\uD83D"))
				.withMessageContaining("index 1");
			session.send("b");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("b"));
		}
	}

}
