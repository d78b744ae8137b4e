package dev.websockets.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import dev.websockets.Message;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways to read a session to its end.
 */
enum StressReader {

	RECEIVE {

		@Override
		void read(WebSocketSession session, List<Message> received) {
			while (true) {
				received.add(session.incoming().receive());
			}
		}

	},

	ITERATE {

		@Override
		void read(WebSocketSession session, List<Message> received) {
			for (Message message : session.incoming()) {
				received.add(message);
			}
		}

	},

	FOR_EACH {

		@Override
		void read(WebSocketSession session, List<Message> received) {
			session.incoming().forEach(received::add);
		}

	},

	RECEIVE_THEN_FOR_EACH {

		@Override
		void read(WebSocketSession session, List<Message> received) {
			for (int i = 0; i < 5; i++) {
				received.add(session.incoming().receive(Duration.ofMillis(200)));
			}
			session.incoming().forEach(received::add);
		}

	},

	SUBSCRIBE {

		@Override
		void read(WebSocketSession session, List<Message> received) {
			CompletableFuture<Void> over = new CompletableFuture<>();
			session.incoming().subscribe(new Subscriber(received, over, new CompletableFuture<>()));
			over.join();
		}

	},

	DISCARD {

		@Override
		void read(WebSocketSession session, List<Message> received) {
			session.incoming().discard();
		}

	},

	NOBODY {

		@Override
		void read(WebSocketSession session, List<Message> received) {
		}

	};

	abstract void read(WebSocketSession session, List<Message> received);

	/**
	 * Read to the end on a thread of its own.
	 */
	Reading start(WebSocketSession session) {
		List<Message> received = new CopyOnWriteArrayList<>();
		return new Reading(received, CompletableFuture.runAsync(() -> {
			try {
				read(session, received);
			}
			catch (WebSocketException ex) {
				assertThat(session.isOpen() && !(ex instanceof WebSocketTimeoutException)).isFalse();
			}
		}, (task) -> new Thread(task, "stress-reader").start()));
	}

	/**
	 * A loop over messages.
	 *
	 * @param received the messages
	 * @param done completes when the loop has ended
	 */
	record Reading(List<Message> received, CompletableFuture<Void> done) {

	}

	private record Subscriber(List<Message> received, CompletableFuture<Void> over,
			CompletableFuture<Flow.Subscription> subscription) implements Flow.Subscriber<Message> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription.complete(subscription);
			subscription.request(2);
		}

		@Override
		public void onNext(Message message) {
			this.received.add(message);
			this.subscription.join().request(1);
		}

		@Override
		public void onError(Throwable error) {
			this.over.complete(null);
		}

		@Override
		public void onComplete() {
			this.over.complete(null);
		}

	}

}
