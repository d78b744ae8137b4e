package dev.websockets.behaviour;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Large messages in both directions at once, against peers that read slowly.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class BothWaysTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int COUNT = 40;

	private static byte[] message(int number) {
		byte[] bytes = new byte[1_000_000 + number];
		new Random(number).nextBytes(bytes);
		ByteBuffer.wrap(bytes).putInt(number);
		return bytes;
	}

	private static void sendAll(WebSocketPeer peer) {
		for (int i = 0; i < COUNT; i++) {
			peer.sendBinary(message(i));
		}
	}

	private static WebSocketTestServer server() {
		return WebSocketTestServer.builder().receiveBufferSize(16 * 1024).timeout(LIMIT).start();
	}

	@Test
	@DisplayName("B60 B65 large messages both ways at once, through queues of one, arrive whole and in order")
	void bothWays() {
		CompletableFuture<Void> arrived = new CompletableFuture<>();
		try (WebSocketTestServer server = server()) {
			server.onConnection((peer) -> {
				peer.accept();
				CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(peer));
				for (int i = 0; i < COUNT; i++) {
					Pause.of(Duration.ofMillis(5));
					assertThat(peer.readBinary()).isEqualTo(message(i));
				}
				arrived.complete(null);
				assertThat(sending).succeedsWithin(LIMIT);
				peer.close(1000, "");
			});
			WebSocketSession session = this.client.open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(1))
						.withOutgoing((queue) -> queue.withCapacity(1).withSendTimeout(LIMIT)));
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < COUNT; i++) {
					session.send(message(i));
				}
			});
			int next = 0;
			for (Message message : session.incoming()) {
				assertThat(message).isEqualTo(Message.of(message(next)));
				next++;
			}
			assertThat(next).isEqualTo(COUNT);
			assertThat(sending).succeedsWithin(LIMIT);
			assertThat(arrived).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("B31 a Close while a large message goes out slowly: the message is whole, the Close behind it")
	void closeBehindLargeMessage() {
		byte[] large = new byte[8_000_000];
		new Random(1).nextBytes(large);
		CompletableFuture<byte[]> received = new CompletableFuture<>();
		try (WebSocketTestServer server = server()) {
			server.onConnection((peer) -> {
				peer.accept();
				Pause.of(Duration.ofMillis(200));
				received.complete(peer.readBinary());
				WireFrame close = peer.readFrame();
				peer.send(close.withMasked(false));
				peer.end();
				peer.awaitEnd(LIMIT);
			});
			WebSocketSession session = this.client.open(server);
			CompletableFuture<Void> sent = session.sendAsync(large);
			session.close(4000, "after it");
			CloseReason reason = session.closeReason().join();
			assertThat(reason.code()).isEqualTo(4000);
			assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
			assertThat(reason.unsentMessages()).isZero();
			assertThat(sent).succeedsWithin(LIMIT);
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(large);
		}
	}

	@Test
	@DisplayName("B37b a connection that is cut while a large message goes out: it is unsent, on either side's initiative")
	void cutWithinLargeMessage() {
		for (boolean byPeer : new boolean[] { true, false }) {
			CompletableFuture<Void> sent = new CompletableFuture<>();
			CompletableFuture<Void> over = new CompletableFuture<>();
			try (WebSocketTestServer server = server()) {
				server.onConnection((peer) -> {
					peer.accept();
					sent.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
					peer.readBytes(100_000);
					if (byPeer) {
						peer.reset();
					}
					over.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
				});
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withMaxMessageSize(DataSize.ofMegabytes(20)));
				CompletableFuture<Void> first = session.sendAsync(new byte[15_000_000]);
				CompletableFuture<Void> second = session.sendAsync(new byte[1_000]);
				sent.complete(null);
				if (!byPeer) {
					session.abort();
				}
				CloseReason reason = session.closeReason().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
				assertThat(reason.code()).isEqualTo(1006);
				assertThat(reason.unsentMessages()).isEqualTo(2);
				assertThat(reason.unsentBytes()).isEqualTo(15_001_000);
				assertThat(first).failsWithin(LIMIT);
				assertThat(second).failsWithin(LIMIT);
				over.complete(null);
			}
		}
	}

	@Test
	@DisplayName("B33 a peer that ends its side only, and still reads: the session is lost, the peer sees the end")
	void halfClosed() {
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = server()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("last"));
				peer.end();
				end.complete(peer.awaitEnd(LIMIT));
			});
			WebSocketSession session = this.client.open(server);
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1006));
			assertThat(session.incoming().receive()).isEqualTo(Message.of("last"));
			assertThat(end).succeedsWithin(LIMIT);
		}
	}

}
