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
	 * @throws WebSocketException if the session did not take it
	 */
	boolean sendTo(WebSocketSession session) {
		session.flush();
		CompletableFuture<Void> written = this.written;
		if (written == null) {
			session.send(this.message);
			return true;
		}
		boolean open = session.isOpen();
		if (open) {
			session.sendAsync(this.message).whenComplete((nothing, failure) -> settle(written, failure));
		}
		return open;
	}

	private static void settle(CompletableFuture<Void> written, @Nullable Throwable failure) {
		if (failure != null) {
			written.completeExceptionally(failure);
		}
		else {
			written.complete(null);
		}
	}

	/**
	 * The message is not sent any more.
	 */
	void fail(WebSocketException error) {
		if (error instanceof WebSocketMessageTooLargeException) {
			logger.warn("A message that waited for a session cannot be sent: " + error.getMessage());
		}
		if (this.written != null) {
			this.written.completeExceptionally(error);
		}
	}

}
