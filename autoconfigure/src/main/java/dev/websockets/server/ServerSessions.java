package dev.websockets.server;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.websockets.session.CommonSession;

/**
 * The open sessions of all endpoints.
 */
final class ServerSessions {

	private final Set<CommonSession<?>> open = ConcurrentHashMap.newKeySet();

	private volatile boolean stopped;

	/**
	 * A session has begun. It is closed at once if the server stops already.
	 */
	void add(CommonSession<?> session) {
		this.open.add(session);
		session.onClose((reason) -> this.open.remove(session));
		if (this.stopped) {
			session.goAway();
		}
	}

	boolean isStopped() {
		return this.stopped;
	}

	int size() {
		return this.open.size();
	}

	/**
	 * Close all sessions with 1001, and those that still come.
	 * @return completes when they have ended
	 */
	CompletableFuture<Void> stop() {
		this.stopped = true;
		return CompletableFuture.allOf(this.open.stream().map((session) -> {
			session.goAway();
			return session.closeReason();
		}).toArray(CompletableFuture[]::new));
	}

	/**
	 * Accept sessions again.
	 */
	void start() {
		this.stopped = false;
	}

}
