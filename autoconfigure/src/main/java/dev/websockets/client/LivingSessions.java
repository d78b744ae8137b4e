package dev.websockets.client;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketSession;

/**
 * The sessions of one connection that have not ended: the latest, and those before it
 * that are still closing.
 */
final class LivingSessions {

	private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

	boolean add(WebSocketSession session) {
		return this.sessions.add(session);
	}

	/**
	 * Forget a session that was added, as soon as it has ended.
	 * @param session the session
	 */
	void removeAtEnd(WebSocketSession session) {
		session.closeReason().thenRun(() -> this.sessions.remove(session));
	}

	/**
	 * Close all sessions with 1001. Does not wait.
	 * @return completes when all have ended
	 */
	CompletableFuture<Void> goAway() {
		return CompletableFuture.allOf(this.sessions.stream()
			.map((session) -> session.closeAsync(CloseCode.GOING_AWAY, "going away"))
			.toArray(CompletableFuture[]::new));
	}

	/**
	 * Cut all connections.
	 */
	void abort() {
		this.sessions.forEach(WebSocketSession::abort);
	}

}
