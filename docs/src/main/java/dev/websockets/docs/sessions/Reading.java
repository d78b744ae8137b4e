package dev.websockets.docs.sessions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;

final class Reading {

	private Reading() {
	}

	static void iterate(WebSocketSession session, List<Message> seen) {
		// tag::iterate[]
		for (Message message : session.incoming()) { // ends after a clean close
			seen.add(message);
		}
		// end::iterate[]
	}

	static List<Message> receive(WebSocketSession session) {
		// tag::receive[]
		Message next = session.incoming().receive(); // waits until the session ends
		// else WebSocketTimeoutException
		Message soon = session.incoming().receive(Duration.ofSeconds(5));
		@Nullable Message present = session.incoming().tryReceive(); // never waits
		// end::receive[]
		return (present != null) ? List.of(next, soon, present) : List.of(next, soon);
	}

	static List<String> stream(WebSocketSession session) {
		// tag::stream[]
		List<String> firstTexts = session.incoming()
			.stream()
			.filter(Message.Text.class::isInstance)
			.map((message) -> ((Message.Text) message).text())
			.limit(2)
			.toList();
		// end::stream[]
		return firstTexts;
	}

	static void forEach(WebSocketSession session, List<Message> seen) {
		// tag::forEach[]
		session.incoming().forEach(seen::add); // on the thread that reads the connection
		// end::forEach[]
	}

	static void discard(WebSocketSession session) {
		// tag::discard[]
		session.incoming().discard(); // pings and Close are served, messages thrown away
		// end::discard[]
	}

	static void subscribe(WebSocketSession session, BlockingQueue<Message> messages) {
		// tag::subscribe[]
		session.incoming().subscribe(new Flow.Subscriber<>() {

			private Flow.@Nullable Subscription subscription;

			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				this.subscription = subscription;
				subscription.request(1);
			}

			@Override
			public void onNext(Message message) {
				messages.add(message);
				this.subscription.request(1); // one at a time: the peer waits for us
			}

			@Override
			public void onError(Throwable error) {
				messages.add(Message.of("failed: " + error.getMessage()));
			}

			@Override
			public void onComplete() {
				messages.add(Message.of("complete"));
			}

		});
		// end::subscribe[]
	}

}
