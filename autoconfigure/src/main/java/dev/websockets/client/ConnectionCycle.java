package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketSession;

/**
 * Opens the sessions of one connection, one after the other, and closes them: does what
 * the {@link ConnectionTransitions} decide.
 */
final class ConnectionCycle {

	private final ConnectionThreads threads;

	private final @Nullable ConnectionPermits permits;

	private final ConnectionStatus status;

	private final ConnectionReporters reporters;

	private final ConnectionTransitions transitions;

	private final SessionCourse course;

	/**
	 * Create the cycle.
	 * @param definition the settings and the client
	 * @param handler asked for what serves the sessions, at every attempt
	 * @param connection given to the handler
	 * @param status what is changed
	 * @param reporters told of everything
	 * @param threads run the attempts
	 */
	ConnectionCycle(ConnectionDefinition definition, Supplier<SessionHandler> handler, WebSocketConnection connection,
			ConnectionStatus status, ConnectionReporters reporters, ConnectionThreads threads) {
		this.threads = threads;
		this.permits = definition.permits();
		this.status = status;
		this.reporters = reporters;
		ReconnectRules rules = definition.settings().rules();
		Semaphore turn = new Semaphore(1);
		this.transitions = new ConnectionTransitions(status,
				new Backoff(definition.settings().reconnect(), rules, () -> ThreadLocalRandom.current().nextDouble()),
				(number) -> new ConnectionAttempt(number, definition, course(), connection, threads, turn),
				(waiting, delay) -> threads.schedule(() -> retry(waiting), delay), this.permits != null);
		this.course = new SessionCourse(handler, connection, new Outlooks(rules), this.transitions, reporters);
	}

	private SessionCourse course() {
		return this.course;
	}

	void open() {
		if (!isStandingBy()) {
			begin(this.transitions.open());
		}
	}

	/**
	 * Wait for a permit, if that is needed and the connection is closed.
	 */
	private boolean isStandingBy() {
		if (this.permits == null) {
			return false;
		}
		Candidacy candidacy = new Candidacy(this.permits, this);
		boolean standingBy = this.transitions.standBy(candidacy);
		if (standingBy) {
			candidacy.begin();
		}
		return standingBy;
	}

	private void standByIfClosed(@Nullable WebSocketSession session) {
		if (session == null) {
			isStandingBy();
		}
	}

	/**
	 * Wait until it is known whether the connection may be open.
	 * @param limit the longest wait
	 * @return whether it may
	 */
	boolean awaitPermit(Duration limit) {
		Candidacy candidacy = this.transitions.candidacy();
		return candidacy == null || candidacy.awaitAnswer(limit);
	}

	void granted(Candidacy candidacy) {
		begin(this.transitions.granted(candidacy));
	}

	/**
	 * Close what there is with 1001, and cut it soon if the peer does not answer. Does
	 * not wait.
	 */
	void denied(Candidacy candidacy, @Nullable Throwable cause) {
		Detached detached = this.transitions.denied(candidacy, cause);
		if (detached == null) {
			return;
		}
		this.reporters.standBy(detached.open(), cause);
		detached.abandon();
		List<WebSocketSession> sessions = this.course.living().all();
		if (!sessions.isEmpty()) {
			this.course.living().goAway();
			this.threads.schedule(() -> sessions.forEach(WebSocketSession::abort), ConnectionPermits.CUT_AFTER);
		}
	}

	private void retry(Status waiting) {
		begin(this.transitions.retry(waiting));
	}

	private void begin(@Nullable ConnectionAttempt next) {
		if (next != null) {
			try {
				this.threads.execute(next);
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				this.course.failed(next, ex);
			}
		}
	}

	/**
	 * Close what there is with 1000, and open another session when that has ended, at the
	 * latest when the close timeout is over. Does not wait.
	 * @param session the session that has to be the open one, or {@code null} for any or
	 * none
	 * @return the session to come
	 */
	CompletableFuture<WebSocketSession> reconnect(@Nullable WebSocketSession session) {
		standByIfClosed(session);
		Restart restart = this.transitions.reconnect(session);
		if (restart == null) {
			return refused();
		}
		this.reporters.restarted(restart.former().open());
		restart.former().close().whenComplete((ended, ex) -> begin(restart.attempt()));
		return restart.attempt().result();
	}

	/**
	 * Open another session in place of the one there is, which is closed when the other
	 * one is prepared. Does not wait.
	 * @param session the session that has to be the open one, or {@code null} for any or
	 * none
	 * @return the session to come
	 */
	CompletableFuture<WebSocketSession> rollOver(@Nullable WebSocketSession session) {
		standByIfClosed(session);
		Succession succession = this.transitions.rollOver(session);
		if (succession == null) {
			return refused();
		}
		if (succession.begins()) {
			begin(succession.attempt());
		}
		return succession.attempt().result();
	}

	private CompletableFuture<WebSocketSession> refused() {
		if (this.status.get().state() == State.STANDBY) {
			return CompletableFuture.failedFuture(this.status.notOpen());
		}
		return CompletableFuture.failedFuture(new CancellationException("it is stopped, or has another session"));
	}

	/**
	 * Close with 1000; blocks as {@link WebSocketSession#close()} does.
	 */
	void close() {
		close(this.transitions.close());
	}

	/**
	 * Close as {@link #close()} does, and never open again.
	 */
	void remove() {
		close(this.transitions.stop());
	}

	private void close(Detached closing) {
		Detached detached = detached(closing);
		CompletableFuture<Void> abandoned = detached.abandon();
		detached.closeSessions();
		detached.release(this.course.living(), abandoned);
		detached.sessions().stream().findFirst().ifPresent(WebSocketSession::close);
	}

	/**
	 * Close every living session with 1001, and do not open any until {@link #restart()}.
	 * Does not wait.
	 * @return completes when the sessions have ended, their handlers have returned, the
	 * threads of attempts that were under way are done, and the permit is given back
	 */
	CompletableFuture<Void> stop() {
		Detached detached = detached(this.transitions.stop());
		CompletableFuture<Void> abandoned = detached.abandon();
		return CompletableFuture.allOf(abandoned, this.course.living().goAway(),
				detached.release(this.course.living(), abandoned));
	}

	private Detached detached(Detached detached) {
		if (detached.changed()) {
			this.reporters.closed(detached.open());
		}
		return detached;
	}

	void restart() {
		this.transitions.restart();
	}

	/**
	 * Cut every living session.
	 */
	void abort() {
		this.course.living().abort();
	}

}
