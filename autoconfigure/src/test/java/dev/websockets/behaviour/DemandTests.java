package dev.websockets.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Incoming;
import dev.websockets.Message;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code incoming} as a publisher with true demand.
 */
class DemandTests {

	private static final int MESSAGES = 100;

	@Test
	@DisplayName("B61 with a demand of n exactly n messages are delivered, and no more is taken from the queue")
	void exactlyWhatIsAskedFor() throws Exception {
		run((session, peer) -> {
			Asking subscriber = subscribed(session);
			send(peer);
			await().until(() -> subscriber.incoming.size() == MESSAGES);
			assertThat(subscriber.texts).isEmpty();
			int asked = 0;
			for (int n : new int[] { 1, 3, 10 }) {
				subscriber.subscription.join().request(n);
				asked += n;
				int expected = asked;
				await().untilAsserted(() -> assertThat(subscriber.texts).hasSize(expected));
				assertThat(subscriber.incoming.size()).isEqualTo(MESSAGES - expected);
			}
			await().during(Duration.ofMillis(200)).until(() -> subscriber.texts.size() == 14);
			subscriber.subscription.join().request(Long.MAX_VALUE);
			subscriber.subscription.join().request(Long.MAX_VALUE);
			await().untilAsserted(() -> assertThat(subscriber.texts).containsExactlyElementsOf(texts()));
		});
	}

	@Test
	@DisplayName("B61 demand before anything came is kept; after a cancellation nothing is delivered, and what comes is discarded")
	void demandAheadAndCancellation() throws Exception {
		run((session, peer) -> {
			Asking subscriber = subscribed(session);
			subscriber.subscription.join().request(5);
			send(peer);
			await().until(() -> subscriber.incoming.size() == MESSAGES - 5);
			assertThat(subscriber.texts).containsExactlyElementsOf(texts().subList(0, 5));
			subscriber.subscription.join().cancel();
			subscriber.subscription.join().request(10);
			await().until(() -> subscriber.incoming.size() == 0);
			peer.sendText("late");
			peer.close(1000, "");
			await().until(() -> session.closeReason().isDone());
			assertThat(subscriber.texts).hasSize(5);
			assertThat(subscriber.ends).isEmpty();
		});
	}

	@Test
	@DisplayName("B61 several threads that ask get the sum of what they asked for, in order, one at a time")
	void severalThreadsAsk() throws Exception {
		run((session, peer) -> {
			Asking subscriber = subscribed(session);
			send(peer);
			CompletableFuture<?>[] threads = IntStream.range(0, 8)
				.mapToObj((thread) -> CompletableFuture.runAsync(() -> {
					for (int i = 0; i < 10; i++) {
						subscriber.subscription.join().request(1);
					}
				}))
				.toArray(CompletableFuture<?>[]::new);
			CompletableFuture.allOf(threads).join();
			await().untilAsserted(() -> assertThat(subscriber.texts).containsExactlyElementsOf(texts().subList(0, 80)));
			assertThat(subscriber.incoming.size()).isEqualTo(MESSAGES - 80);
			assertThat(subscriber.overlapped).isFalse();
		});
	}

	@Test
	@DisplayName("B61 a demand that is not positive is an error, as Reactive Streams 3.9 asks")
	void notPositive() throws Exception {
		run((session, peer) -> {
			Asking subscriber = subscribed(session);
			subscriber.subscription.join().request(0);
			await().untilAsserted(
					() -> assertThat(subscriber.ends).singleElement().isInstanceOf(IllegalArgumentException.class));
		});
	}

	private static void run(Conversation conversation) throws Exception {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			CompletableFuture<WebSocketSession> opening = WebSocketClients.builder(new TyrusTransport())
				.build()
				.uri(server.uri("/").toString())
				.openAsync();
			WebSocketPeer peer = server.nextPeer();
			peer.accept();
			WebSocketSession session = opening.join();
			try {
				conversation.hold(session, peer);
			}
			finally {
				session.abort();
			}
		}
	}

	private static Asking subscribed(WebSocketSession session) {
		Asking subscriber = new Asking(session.incoming());
		subscriber.incoming.subscribe(subscriber);
		return subscriber;
	}

	private static void send(WebSocketPeer peer) {
		texts().forEach(peer::sendText);
	}

	private static List<String> texts() {
		return IntStream.range(0, MESSAGES).mapToObj(String::valueOf).toList();
	}

	private interface Conversation {

		void hold(WebSocketSession session, WebSocketPeer peer) throws Exception;

	}

	/** Asks for nothing by itself. */
	private static final class Asking implements Flow.Subscriber<Message> {

		private final Incoming<Message> incoming;

		private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

		private final List<String> texts = new CopyOnWriteArrayList<>();

		private final List<@Nullable Throwable> ends = new CopyOnWriteArrayList<>();

		private volatile boolean busy;

		private volatile boolean overlapped;

		private Asking(Incoming<Message> incoming) {
			this.incoming = incoming;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription.complete(subscription);
		}

		@Override
		public void onNext(Message message) {
			this.overlapped |= this.busy;
			this.busy = true;
			this.texts.add(((Message.Text) message).text());
			this.busy = false;
		}

		@Override
		public void onError(Throwable error) {
			this.ends.add(error);
		}

		@Override
		public void onComplete() {
			this.ends.add(null);
		}

	}

}
