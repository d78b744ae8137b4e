package dev.websockets.client;

import java.util.concurrent.CompletableFuture;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketSession;

/**
 * A message that waits for a session.
 *
 * @param message the message
 * @param written completes when it was handed to the operating system, or {@code null} if
 * nobody waits for that
 */
record QueuedMessage(Message message, @Nullable CompletableFuture<Void> written) {

	private static final Log logger = LogFactory.getLog(WebSocketConnection.class);

	/**
	 * Send the message, when what was sent before is handed to the operating system.
	 * @return false if the session has ended without it
	 * @throws WebSocketException if that takes too long, or the message cannot be sent
	 */
	boolean sendTo(WebSocketSession session) {
		session.flush();
		CompletableFuture<Void> sent = session.sendAsync(this.message);
		if (sent.isCompletedExceptionally() && !session.isOpen()) {
			return false;
		}
		sent.whenComplete((nothing, failure) -> settle(failure));
		return true;
	}

	private void settle(@Nullable Throwable failure) {
		if (failure instanceof WebSocketMessageTooLargeException && this.written == null) {
			logger.warn("A message that waited for a session cannot be sent: " + failure.getMessage());
		}
		if (this.written == null) {
			return;
		}
		if (failure != null) {
			this.written.completeExceptionally(failure);
		}
		else {
			this.written.complete(null);
		}
	}

	void fail(WebSocketException error) {
		if (this.written != null) {
			this.written.completeExceptionally(error);
		}
	}

}
