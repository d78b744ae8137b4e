package dev.websockets.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Close of the peer that comes while this side is sending or closing.
 */
class CrossingClosesTests {

	@AutoClose
	private final EngineClient client = Engine.TYRUS.start();

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("B30 the peer's Close is the close reason, also while threads are sending")
	void closeAmongSends() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.close(4001, "enough");
			});
			for (int i = 0; i < 100; i++) {
				WebSocketSession session = this.client.open(server);
				List<CompletableFuture<Void>> senders = Stream.generate(() -> sendUntilClosed(session))
					.limit(2)
					.toList();
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.as("round %d", i)
					.satisfies(
							(reason) -> assertThat(reason.toString()).startsWith("4001 (enough), closed by the peer"));
				senders.forEach((sender) -> assertThat(sender).succeedsWithin(LIMIT));
			}
		}
	}

	private static CompletableFuture<Void> sendUntilClosed(WebSocketSession session) {
		return CompletableFuture.runAsync(() -> {
			try {
				while (true) {
					session.send("message");
				}
			}
			catch (WebSocketClosedException ex) {
				assertThat(session.isOpen()).isFalse();
			}
		}, (task) -> new Thread(task, "sender").start());
	}

	@Test
	@DisplayName("B37b a message that the peer answers with Close is not unsent")
	void closeAsAnswer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.readText();
				peer.close(1000, "");
			});
			for (int i = 0; i < 200; i++) {
				WebSocketSession session = this.client.open(server);
				CompletableFuture<Void> sent = session.sendAsync("quit");
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.as("round %d", i)
					.extracting(CloseReason::unsentMessages)
					.isEqualTo(0L);
				assertThat(sent).succeedsWithin(LIMIT);
			}
		}
	}

	@Test
	@DisplayName("B30 a Close of the peer that comes before ours could be written is the peer's")
	void closeBeforeOurs() {
		CompletableFuture<Void> full = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(16 * 1024).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				full.join();
				peer.send(WireFrame.close(1008, "too much"));
				peer.awaitEnd(LIMIT);
			});
			WebSocketSession session = this.client.open(server);
			for (int i = 0; i < 16; i++) {
				session.send(new byte[1024 * 1024]);
			}
			CompletableFuture<CloseReason> closed = session.closeAsync(1000, "");
			full.complete(null);
			assertThat(closed).succeedsWithin(LIMIT).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1008);
				assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
				assertThat(reason.unsentMessages()).isPositive();
			});
		}
	}

}
