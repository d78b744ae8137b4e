package dev.websockets.behaviour;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Peers that are slow, and peers that are so slow that they count as dead.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class PacedPeerTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static SessionSettings fastPings(SessionSettings settings) {
		return settings.withPing(Duration.ofMillis(100), Duration.ofMillis(500))
			.withMaxMessageSize(DataSize.ofMegabytes(20));
	}

	/**
	 * Write bytes in pieces of a size, one every few milliseconds.
	 */
	private static void sendSlowly(WebSocketPeer peer, byte[] bytes, int size, long millis) {
		ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
		try {
			for (int i = 0; i < bytes.length; i += size) {
				byte[] piece = Arrays.copyOfRange(bytes, i, Math.min(i + size, bytes.length));
				pace.schedule(() -> peer.sendBytes(piece), millis, TimeUnit.MILLISECONDS).get();
			}
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			pace.shutdownNow();
		}
	}

	@Test
	@DisplayName("B43 a 10 MB message over a slow link, its pong late, is no timeout")
	void slowMessage() {
		byte[] message = new byte[10_000_000];
		new Random(1).nextBytes(message);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				sendSlowly(peer, WireFrame.binary(message).toBytes(), 100_000, 15);
				peer.echo();
			});
			try (WebSocketSession session = this.client.open(server, PacedPeerTests::fastPings)) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of(message));
				assertThat(session.isOpen()).isTrue();
			}
		}
	}

	@Test
	@DisplayName("B45 a peer that takes no byte for the ping timeout is noticed, what it did not take is unsent")
	void takesNothing() {
		CompletableFuture<Void> over = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(16 * 1024).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				over.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
			});
			WebSocketSession session = this.client.open(server, PacedPeerTests::fastPings);
			CompletableFuture<Void> sent = session.sendAsync(new byte[20_000_000]);
			long begin = System.nanoTime();
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> session.incoming().receive(LIMIT))
				.withMessageContaining("websockets.ping-timeout (500 ms)");
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
			CloseReason reason = session.closeReason().join();
			assertThat(reason.code()).isEqualTo(1011);
			assertThat(reason.unsentMessages()).isEqualTo(1);
			assertThat(reason.unsentBytes()).isEqualTo(20_000_000);
			assertThat(sent).failsWithin(LIMIT);
			over.complete(null);
		}
	}

	@Test
	@DisplayName("B55 a handshake dripped one byte at a time is understood, and so is what follows it")
	void dripped() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				sendSlowly(peer, Dripped.answer(peer.request(), WireFrame.text("first")), 1, 1);
				peer.send(WireFrame.close(1000, ""));
				peer.awaitEnd(LIMIT);
			});
			WebSocketSession session = this.client.open(server);
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("first"));
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1000));
		}
	}

	@Test
	@DisplayName("B55 a handshake dripped one byte at a time does not outlast the connect timeout")
	void drippedTooSlowly() {
		CompletableFuture<Void> cut = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				byte[] answer = Dripped.answer(peer.request());
				try {
					sendSlowly(peer, answer, 1, 50);
				}
				catch (IllegalStateException ex) {
					cut.complete(null);
				}
			});
			long begin = System.nanoTime();
			assertThatExceptionOfType(WebSocketTimeoutException.class).isThrownBy(
					() -> this.client.open(server, (settings) -> settings.withConnectTimeout(Duration.ofMillis(500))));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
			assertThat(cut).succeedsWithin(LIMIT);
		}
	}

}
