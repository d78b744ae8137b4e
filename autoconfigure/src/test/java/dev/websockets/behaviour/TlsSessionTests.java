package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;
import dev.websockets.transport.net.Certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sessions over TLS, where writing takes another way.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class TlsSessionTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@ValueSource(ints = { 1_000, 16_000, 100_000 })
	@DisplayName("B37b over TLS: what was encrypted only is unsent, and each sendAsync is settled")
	void unsent(int size) {
		try (WebSocketTestServer server = WebSocketTestServer.builder()
			.ssl(Certificates.server("localhost"))
			.receiveBufferSize(16 * 1024)
			.start()) {
			CompletableFuture<Void> reset = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				reset.join();
				peer.reset();
			});
			WebSocketSession session = open(server,
					(settings) -> settings.withOutgoing((queue) -> queue.withCapacity(500)));
			List<CompletableFuture<Void>> sent = new ArrayList<>();
			await().atMost(LIMIT).during(Duration.ofMillis(300)).until(() -> SendQueue.fill(session, size, sent) == 0);
			reset.complete(null);
			CloseReason reason = session.closeReason().orTimeout(10, TimeUnit.SECONDS).join();
			await().atMost(LIMIT)
				.untilAsserted(() -> assertThat(sent).allSatisfy((future) -> assertThat(future).isDone()));
			assertThat(sent.stream().filter(CompletableFuture::isCompletedExceptionally))
				.hasSize(Math.toIntExact(reason.unsentMessages()));
			assertThat(reason.unsentMessages()).as("the queue, and what is being written").isGreaterThan(100);
		}
	}

	@Test
	@DisplayName("B31 over TLS: local close, reason sent, the peer's answer awaited")
	void localClose() {
		CompletableFuture<WireFrame> close = new CompletableFuture<>();
		try (WebSocketTestServer server = secure()) {
			server.onConnection((peer) -> {
				peer.accept();
				close.complete(peer.readFrame());
				peer.close(4000, "done");
			});
			WebSocketSession session = open(server, UnaryOperator.identity());
			session.close(4000, "done");
			assertThat(close).succeedsWithin(LIMIT)
				.satisfies((frame) -> assertThat(frame.closeText()).isEqualTo("done"));
			assertThat(session.closeReason().join().initiator()).isEqualTo(Initiator.LOCAL);
		}
	}

	@Test
	@DisplayName("B32 over TLS: a peer that neither answers nor reads is cut at the close timeout")
	void deafPeer() {
		try (WebSocketTestServer server = WebSocketTestServer.builder()
			.ssl(Certificates.server("localhost"))
			.receiveBufferSize(16 * 1024)
			.start()) {
			CompletableFuture<Void> over = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				over.join();
			});
			WebSocketSession session = open(server, (settings) -> settings.withCloseTimeout(Duration.ofMillis(500)));
			for (int i = 0; i < 100; i++) {
				session.outgoing().trySend(new byte[100_000]);
			}
			long begin = System.nanoTime();
			session.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(400), LIMIT);
			assertThat(session.closeReason().join().initiator()).isEqualTo(Initiator.ABNORMAL);
			over.complete(null);
		}
	}

	@Test
	@DisplayName("B45 over TLS: a slow upload that progresses is not taken for a dead peer")
	void slowUpload() {
		try (WebSocketTestServer server = WebSocketTestServer.builder()
			.ssl(Certificates.server("localhost"))
			.receiveBufferSize(16 * 1024)
			.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
				try {
					for (int i = 0; i < 60; i++) {
						pace.schedule(() -> peer.readBytes(256 * 1024), 50, TimeUnit.MILLISECONDS).get();
					}
				}
				finally {
					pace.shutdownNow();
				}
				peer.echo();
			});
			WebSocketSession session = open(server,
					(settings) -> settings.withPing(Duration.ofMillis(100), Duration.ofMillis(900))
						.withMaxMessageSize(DataSize.ofMegabytes(20)));
			assertThat(session.sendAsync(new byte[16 * 1024 * 1024])).succeedsWithin(Duration.ofSeconds(20));
			session.abort();
		}
	}

	@Test
	@DisplayName("B61 over TLS: a consumer that stops makes the server's writes stall, and nothing is lost")
	void backpressure() {
		CompletableFuture<Void> written = new CompletableFuture<>();
		try (WebSocketTestServer server = secure()) {
			server.onConnection((peer) -> {
				peer.accept();
				for (int i = 0; i < 400; i++) {
					peer.sendBinary(new byte[100_000]);
				}
				written.complete(null);
				peer.close(1000, "");
			});
			try (WebSocketSession session = open(server,
					(settings) -> settings.withIncoming((queue) -> queue.withCapacity(4)))) {
				await().during(Duration.ofMillis(500)).atMost(LIMIT).until(() -> !written.isDone());
				int messages = 0;
				for (Message message : session.incoming()) {
					messages += (message.size() == 100_000) ? 1 : 0;
				}
				assertThat(messages).isEqualTo(400);
			}
		}
	}

	private WebSocketSession open(WebSocketTestServer server, UnaryOperator<SessionSettings> settings) {
		return this.client.get()
			.mutate()
			.sslContext(Certificates.client("TLSv1.3"))
			.build()
			.uri(server.uri("/"))
			.settings(settings)
			.open();
	}

	private static WebSocketTestServer secure() {
		return WebSocketTestServer.builder().ssl(Certificates.server("localhost")).start();
	}

}
