package dev.websockets.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The sessions of all endpoints, as long as the application is busy with them.
 */
final class ServerSessions {

	/**
	 * How long the application may go on with a session that has ended, when the server
	 * stops.
	 */
	private static final Duration GRACE = Duration.ofSeconds(2);

	private final Set<ServedSession> served = ConcurrentHashMap.newKeySet();

	private volatile boolean stopped;

	/**
	 * A session has begun. It is closed at once if the server stops already.
	 */
	void add(ServedSession served) {
		this.served.add(served);
		served.served().whenComplete((result, ex) -> this.served.remove(served));
		if (this.stopped) {
			served.session().goAway();
		}
	}

	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Accept sessions.
	 */
	void start() {
		this.stopped = false;
	}

	/**
	 * Accept no more sessions, and close all with 1001.
	 * @return completes when they have ended, and the application is done with them, as
	 * far as it is in time
	 */
	CompletableFuture<Void> stop() {
		this.stopped = true;
		return CompletableFuture
			.allOf(this.served.stream().map(ServerSessions::stop).toArray(CompletableFuture[]::new));
	}

	private static CompletableFuture<Void> stop(ServedSession served) {
		served.session().goAway();
		return served.session()
			.closeReason()
			.thenCompose((
					reason) -> served.served().copy().completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS));
	}

}
