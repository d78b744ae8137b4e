package dev.websockets.client;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * A message that waits for a session.
 *
 * @param message the message
 * @param written completes when it was handed to the operating system, or {@code null} if
 * nobody waits for that
 */
record QueuedMessage(Message message, @Nullable CompletableFuture<Void> written) {

	/**
	 * Send the message. Blocks while the session has no room.
	 * @throws WebSocketException if it has none for too long, or has ended
	 */
	void sendTo(WebSocketSession session) {
		CompletableFuture<Void> written = this.written;
		if (written == null) {
			session.send(this.message);
			return;
		}
		session.flush();
		session.sendAsync(this.message).whenComplete((nothing, failure) -> {
			if (failure != null) {
				written.completeExceptionally(failure);
			}
			else {
				written.complete(null);
			}
		});
	}

	void fail(WebSocketException error) {
		if (this.written != null) {
			this.written.completeExceptionally(error);
		}
	}

}
