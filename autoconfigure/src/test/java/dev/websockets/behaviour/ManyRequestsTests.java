package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM", "TOMCAT_CONTAINER" })
class ManyRequestsTests extends EngineBehaviour {

	private static final int THREADS = 50;

	private static final int EACH = 200;

	private final LinkedBlockingQueue<String[]> asked = new LinkedBlockingQueue<>();

	private void answerInAnyOrder(WebSocketPeer peer) throws InterruptedException {
		Random random = new Random(42);
		List<String[]> unanswered = new ArrayList<>();
		for (int answered = 0; answered < THREADS * EACH; answered++) {
			while (unanswered.isEmpty() || random.nextInt(4) > 0) {
				String[] next = this.asked.poll(unanswered.isEmpty() ? 10_000 : 0, TimeUnit.MILLISECONDS);
				if (next == null) {
					break;
				}
				unanswered.add(next);
			}
			String[] one = unanswered.remove(random.nextInt(unanswered.size()));
			peer.send(RequestServer.reply(one[0], "of " + one[1]));
		}
	}

	@Test
	@DisplayName("B25 10,000 requests from 50 threads, answered in any order, get each its own reply")
	void manyThreads() {
		List<CompletableFuture<Void>> answering = new ArrayList<>();
		try (WebSocketTestServer server = RequestServer.start((peer, id, body) -> {
			if (answering.isEmpty()) {
				answering.add(CompletableFuture.runAsync(() -> {
					try {
						answerInAnyOrder(peer);
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
				}, (task) -> new Thread(task, "answers").start()));
			}
			this.asked.add(new String[] { id, body });
		});
				WebSocketSession session = this.client.get()
					.mutate()
					.protocol(new LineProtocol())
					.settings((settings) -> settings.withRequest((request) -> request.withMaxInFlight(THREADS)))
					.build()
					.uri(server.uri("/"))
					.open()) {
			List<CompletableFuture<Void>> asking = IntStream.range(0, THREADS)
				.mapToObj((thread) -> CompletableFuture.runAsync(() -> ask(session, thread),
						(task) -> new Thread(task, "asks-" + thread).start()))
				.toList();
			assertThat(CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new)))
				.succeedsWithin(Duration.ofSeconds(30));
			assertThat(answering.get(0)).succeedsWithin(Duration.ofSeconds(5));
			assertThat(session.incoming().size()).isZero();
		}
	}

	private static void ask(WebSocketSession session, int thread) {
		for (int i = 0; i < EACH; i++) {
			String question = thread + "-" + i;
			String reply = (i % 2 == 0) ? session.request(question, String.class)
					: session.requestAsync(question, String.class).join();
			assertThat(reply).isEqualTo("of " + question);
		}
	}

}
