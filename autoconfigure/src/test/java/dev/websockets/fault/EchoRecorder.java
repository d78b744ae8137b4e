package dev.websockets.fault;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.LongAdder;

import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.client.SessionHandler;

/**
 * Looks whether numbered messages come back in order, on every session of a connection.
 */
final class EchoRecorder implements SessionHandler {

	private final Queue<String> problems = new ConcurrentLinkedQueue<>();

	private final LongAdder delivered = new LongAdder();

	private volatile boolean atEnd;

	Queue<String> problems() {
		return this.problems;
	}

	long delivered() {
		return this.delivered.sum();
	}

	boolean isAtEnd() {
		return this.atEnd;
	}

	@Override
	public void opened(WebSocketSession session, WebSocketConnection connection) {
		// nothing to prepare
	}

	@Override
	public CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection) {
		session.incoming().subscribe(new OfSession(session));
		return session.closeReason().thenAccept((reason) -> {
		});
	}

	private final class OfSession implements Flow.Subscriber<Message> {

		private final WebSocketSession session;

		private int last;

		OfSession(WebSocketSession session) {
			this.session = session;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(Message message) {
			String text = (message instanceof Message.Text echo) ? echo.text() : "binary";
			if (text.equals("end")) {
				EchoRecorder.this.atEnd = true;
				return;
			}
			int number = Integer.parseInt(text.substring(0, text.indexOf(' ')));
			if (number <= this.last) {
				EchoRecorder.this.problems.add(number + " after " + this.last + " on " + this.session);
			}
			this.last = number;
			EchoRecorder.this.delivered.increment();
		}

		@Override
		public void onError(Throwable failure) {
			// the session's end says so
		}

		@Override
		public void onComplete() {
			// the session's end says so
		}

	}

}
