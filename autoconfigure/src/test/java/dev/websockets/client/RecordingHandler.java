package dev.websockets.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;

/**
 * Prepares sessions as a test says, and records what is dispatched.
 */
class RecordingHandler implements SessionHandler {

	private final Opened opened;

	private final List<String> record = new CopyOnWriteArrayList<>();

	RecordingHandler() {
		this((session, connection) -> {
		});
	}

	RecordingHandler(Opened opened) {
		this.opened = opened;
	}

	/**
	 * In order: "opened" when preparing begins, "prepared" when it returns, "dispatch",
	 * and the messages.
	 */
	List<String> record() {
		return this.record;
	}

	@Override
	public void opened(WebSocketSession session, WebSocketConnection connection) throws Exception {
		this.record.add("opened");
		this.opened.opened(session, connection);
		this.record.add("prepared");
	}

	@Override
	public CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection) {
		this.record.add("dispatch");
		session.incoming().subscribe(new Recorder());
		return session.closeReason().thenAccept((reason) -> {
		});
	}

	/**
	 * What a test does with a new session.
	 */
	@FunctionalInterface
	interface Opened {

		void opened(WebSocketSession session, WebSocketConnection connection) throws Exception;

	}

	private final class Recorder implements Flow.Subscriber<Message> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(Message message) {
			RecordingHandler.this.record.add((message instanceof Message.Text text) ? text.text() : "binary");
		}

		@Override
		public void onError(Throwable failure) {
			RecordingHandler.this.record.add("error");
		}

		@Override
		public void onComplete() {
			RecordingHandler.this.record.add("complete");
		}

	}

}
