package dev.websockets.client;

import java.util.concurrent.CompletableFuture;

import dev.websockets.Frame;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * Brings what is sent by a connection to its session, and knows what to do while there is
 * none.
 */
sealed interface ConnectionSender permits FailingSender, WaitingSender, QueueingSender {

	/**
	 * Create a sender.
	 * @param settings say what to do while there is no session
	 * @param status knows the session
	 * @param threads for what waits
	 */
	static ConnectionSender of(SendSettings settings, ConnectionStatus status, ConnectionThreads threads) {
		return switch (settings.whileDisconnected()) {
			case FAIL -> new FailingSender(status);
			case WAIT -> new WaitingSender(status, settings.queue().sendTimeout(), threads);
			case QUEUE -> new QueueingSender(status, settings.queue(), threads);
		};
	}

	/**
	 * Send a frame.
	 * @throws WebSocketException if it is neither sent nor queued
	 */
	void send(Frame frame);

	/**
	 * Send a frame. Never blocks.
	 * @return completes when it was handed to the operating system
	 */
	CompletableFuture<Void> sendAsync(Frame frame);

	/**
	 * A session is open.
	 */
	default void opened(WebSocketSession session) {
	}

	/**
	 * The connection is closed: nothing is to be sent any more.
	 */
	default void closed() {
	}

}
