package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
@Timeout(60)
class SentFuturesTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@DisplayName("B37b each sendAsync is settled, also where the connection is lost in the middle of many small ones")
	void smallMessages(boolean abort) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<Void> reset = new CompletableFuture<>();
			server.onConnection((peer) -> {
				peer.accept();
				reset.join();
				peer.reset();
			});
			WebSocketSession session = this.client.open(server,
					(settings) -> settings.withOutgoing((queue) -> queue.withCapacity(500)));
			List<CompletableFuture<Void>> sent = new ArrayList<>();
			await().atMost(LIMIT).during(Duration.ofMillis(300)).until(() -> SendQueue.fill(session, 1_000, sent) == 0);
			if (abort) {
				session.abort();
			}
			reset.complete(null);
			CloseReason reason = session.closeReason().join();
			await().atMost(LIMIT)
				.untilAsserted(() -> assertThat(sent).allSatisfy((future) -> assertThat(future).isDone()));
			assertThat(sent.stream().filter(CompletableFuture::isCompletedExceptionally))
				.hasSize(Math.toIntExact(reason.unsentMessages()));
		}
	}

	@Test
	@DisplayName("what depends on one sendAsync may wait for another one")
	void dependent() {
		CompletableFuture<Void> reads = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.builder().receiveBufferSize(16 * 1024).start()) {
			server.onConnection((peer) -> {
				peer.accept();
				reads.join();
				peer.echo();
			});
			WebSocketSession session = this.client.open(server);
			session.sendAsync(new byte[7_000_000]);
			List<CompletableFuture<Void>> sent = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				sent.add(session.sendAsync("message " + i));
			}
			List<CompletableFuture<Void>> dependents = sent.stream()
				.map((written) -> written.thenRun(() -> sent.forEach(CompletableFuture::join)))
				.toList();
			assertThat(sent).noneMatch(CompletableFuture::isDone);
			reads.complete(null);
			assertThat(CompletableFuture.allOf(dependents.toArray(CompletableFuture[]::new))).succeedsWithin(LIMIT);
			session.abort();
		}
	}

	@Test
	@DisplayName("who blocks in what depends on the close reason hinders no listener, and no sendAsync")
	void blockingDependent() {
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketSession session = this.client.open(server);
			CountDownLatch told = new CountDownLatch(2);
			CountDownLatch released = new CountDownLatch(1);
			session.onClose((reason) -> told.countDown());
			CompletableFuture<Void> blocked = session.closeReason().thenRun(() -> join(released));
			session.onClose((reason) -> {
				throw new IllegalStateException("a listener that fails");
			});
			session.onClose((reason) -> told.countDown());
			session.abort();
			assertThat(CompletableFuture.runAsync(() -> join(told))).succeedsWithin(LIMIT);
			CompletableFuture<CloseReason> late = new CompletableFuture<>();
			session.onClose(late::complete);
			assertThat(late).succeedsWithin(LIMIT).satisfies((reason) -> assertThat(reason.code()).isEqualTo(1006));
			released.countDown();
			assertThat(blocked).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("the close reason is one future for all, which nobody completes for the others, however often it is asked for")
	void shared() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			CompletableFuture<CloseReason> reason = session.closeReason();
			for (int i = 0; i < 1000; i++) {
				assertThat(session.closeReason()).isSameAs(reason).isNotDone();
			}
			assertThat(reason.getNumberOfDependents()).isLessThanOrEqualTo(1);
			assertThat(reason.cancel(true)).isFalse();
			assertThat(reason.complete(null)).isFalse();
			assertThat(reason.completeExceptionally(new IllegalStateException())).isFalse();
			assertThat(reason.orTimeout(1, TimeUnit.MILLISECONDS)).failsWithin(LIMIT);
			assertThat(reason).isNotDone();
			session.close();
			assertThat(reason).succeedsWithin(LIMIT).satisfies((ended) -> assertThat(ended.code()).isEqualTo(1000));
		}
	}

	private static void join(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
