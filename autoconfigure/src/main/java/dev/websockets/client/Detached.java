package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketSession;

/**
 * What a connection was busy with when it was closed, or began anew.
 *
 * @param attempt the attempt that was under way
 * @param successor the attempt that was to replace the open session
 * @param open the open session
 * @param changed false if the connection was closed already
 * @param candidacy what is to be given back when all sessions have ended, or {@code null}
 */
record Detached(@Nullable ConnectionAttempt attempt, @Nullable ConnectionAttempt successor,
		@Nullable WebSocketSession open, boolean changed, @Nullable Candidacy candidacy) {

	/** The longest wait for attempts that were given up. */
	private static final Duration ABANDON_LIMIT = Duration.ofSeconds(1);

	Detached with(@Nullable Candidacy candidacy) {
		return new Detached(this.attempt, this.successor, this.open, this.changed, candidacy);
	}

	/**
	 * Give up the attempts. Their sessions, if they have any, are left to the caller.
	 * @return completes when their threads are done
	 */
	CompletableFuture<Void> abandon() {
		return CompletableFuture.allOf(attempts().map(ConnectionAttempt::abandon).toArray(CompletableFuture[]::new));
	}

	/**
	 * Give up the attempts, and close all sessions with 1000. Does not wait.
	 * @return completes when the sessions have ended
	 */
	CompletableFuture<Void> close() {
		abandon();
		return closeSessions();
	}

	/**
	 * Close all sessions with 1000. Does not wait.
	 * @return completes when they have ended
	 */
	CompletableFuture<Void> closeSessions() {
		return CompletableFuture.allOf(sessions().stream()
			.map((session) -> session.closeAsync(CloseCode.NORMAL, ""))
			.toArray(CompletableFuture[]::new));
	}

	/**
	 * Give back what allowed the connection to be open, if it needs that. Does not wait.
	 * @param living the sessions whose end is waited for
	 * @param abandoned completes when the attempts are done, which is waited for a while
	 * @return completes when others may have the connection
	 */
	CompletableFuture<Void> release(LivingSessions living, CompletableFuture<Void> abandoned) {
		if (this.candidacy == null) {
			return CompletableFuture.completedFuture(null);
		}
		CompletableFuture<Void> done = abandoned.copy()
			.completeOnTimeout(null, ABANDON_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
		return this.candidacy.release(CompletableFuture.allOf(living.ended(), done));
	}

	/**
	 * All sessions, the open one first.
	 */
	List<WebSocketSession> sessions() {
		return Stream.concat(Stream.ofNullable(this.open), attempts().map(ConnectionAttempt::acceptedSession))
			.filter(Objects::nonNull)
			.toList();
	}

	private Stream<ConnectionAttempt> attempts() {
		return Stream.of(this.attempt, this.successor).filter(Objects::nonNull);
	}

}
