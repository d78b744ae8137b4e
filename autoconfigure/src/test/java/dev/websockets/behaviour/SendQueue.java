package dev.websockets.behaviour;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.websockets.WebSocketSession;

/**
 * The queue of a session whose peer reads nothing.
 */
final class SendQueue {

	private SendQueue() {
	}

	/**
	 * Send binary messages until there is no room.
	 * @param session the session
	 * @param size the size of each message
	 * @param sent gets the futures of those that found room
	 * @return the number of those
	 */
	static int fill(WebSocketSession session, int size, List<CompletableFuture<Void>> sent) {
		int before = sent.size();
		CompletableFuture<Void> written = session.sendAsync(new byte[size]);
		while (!written.isCompletedExceptionally()) {
			sent.add(written);
			written = session.sendAsync(new byte[size]);
		}
		return sent.size() - before;
	}

}
