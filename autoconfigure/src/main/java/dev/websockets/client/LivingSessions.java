package dev.websockets.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.WebSocketSession;

/**
 * The sessions of one connection that have not ended: the latest, and those before it
 * that are still closing; and what is still dispatched of them.
 */
final class LivingSessions {

	private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

	private final Set<CompletableFuture<Void>> dispatches = ConcurrentHashMap.newKeySet();

	boolean add(WebSocketSession session) {
		return this.sessions.add(session);
	}

	/**
	 * Forget a session that was added, as soon as it has ended.
	 * @param session the session
	 */
	void removeAtEnd(WebSocketSession session) {
		session.onClose((reason) -> this.sessions.remove(session));
	}

	/**
	 * Take note of a dispatch until it is done.
	 * @param dispatch completes when nothing of the application runs for a session
	 */
	void dispatching(CompletableFuture<Void> dispatch) {
		this.dispatches.add(dispatch);
		dispatch.whenComplete((result, ex) -> this.dispatches.remove(dispatch));
	}

	/**
	 * Close all sessions with 1001. Does not wait.
	 * @return completes when all have ended, and nothing of them is dispatched any more
	 */
	CompletableFuture<Void> goAway() {
		Stream<CompletableFuture<CloseReason>> ends = this.sessions.stream()
			.map((session) -> session.closeAsync(CloseCode.GOING_AWAY, "going away"));
		return CompletableFuture.allOf(Stream.concat(ends, this.dispatches.stream()).toArray(CompletableFuture[]::new));
	}

	/**
	 * Be told when all sessions there are at present have ended.
	 * @return completes then
	 */
	CompletableFuture<Void> ended() {
		return CompletableFuture
			.allOf(this.sessions.stream().map(WebSocketSession::closeReason).toArray(CompletableFuture[]::new));
	}

	/**
	 * All sessions that have not ended.
	 * @return a snapshot
	 */
	List<WebSocketSession> all() {
		return List.copyOf(this.sessions);
	}

	/**
	 * Cut all connections.
	 */
	void abort() {
		this.sessions.forEach(WebSocketSession::abort);
	}

}
