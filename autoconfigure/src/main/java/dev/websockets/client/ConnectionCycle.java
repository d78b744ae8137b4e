package dev.websockets.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.ConnectionTransitions.Detached;

/**
 * Opens the sessions of one connection, one after the other: does what the
 * {@link ConnectionTransitions} decide.
 */
final class ConnectionCycle {

	static final String UNEXPECTED_TEXT = "unexpected condition";

	private final Supplier<SessionHandler> handler;

	private final WebSocketConnection connection;

	private final ConnectionThreads threads;

	private final ConnectionLog log;

	private final ConnectionTransitions transitions;

	private final LivingSessions living = new LivingSessions();

	ConnectionCycle(ConnectionDefinition definition, Supplier<SessionHandler> handler, WebSocketConnection connection,
			ConnectionStatus status, ConnectionThreads threads) {
		this.handler = handler;
		this.connection = connection;
		this.threads = threads;
		this.log = new ConnectionLog(definition.name());
		Semaphore turn = new Semaphore(1);
		this.transitions = new ConnectionTransitions(status,
				new Backoff(definition.settings().reconnect(), () -> ThreadLocalRandom.current().nextDouble()),
				(number) -> new ConnectionAttempt(number, definition, this, connection, threads, turn),
				(backingOff, delay) -> threads.schedule(() -> retry(backingOff), delay));
	}

	SessionHandler handler() {
		return this.handler.get();
	}

	void open() {
		begin(this.transitions.open());
	}

	private void retry(Status backingOff) {
		begin(this.transitions.retry(backingOff));
	}

	private void begin(@Nullable ConnectionAttempt next) {
		if (next != null) {
			try {
				this.threads.execute(next);
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				failed(next, ex);
			}
		}
	}

	/**
	 * Close with 1000; blocks as {@link WebSocketSession#close()} does.
	 */
	void close() {
		Detached detached = detached(this.transitions.close());
		detached.abandon();
		if (detached.session() != null) {
			detached.session().close();
		}
	}

	/**
	 * Close every living session with 1001, and do not open any until {@link #restart()}.
	 * Does not wait.
	 * @return completes when the sessions have ended, their handlers have returned, and
	 * the thread of an attempt that was under way is done
	 */
	CompletableFuture<Void> stop() {
		Detached detached = detached(this.transitions.stop());
		return CompletableFuture.allOf(detached.abandon(), this.living.goAway());
	}

	private Detached detached(Detached detached) {
		if (detached.changed()) {
			this.log.closed(detached.session());
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
		this.living.abort();
	}

	/**
	 * Take note of a session that an attempt has opened.
	 * @param attempt the attempt
	 * @param session the session
	 * @return false if the attempt was given up; nobody knows the session then
	 */
	boolean connected(ConnectionAttempt attempt, WebSocketSession session) {
		boolean current = this.transitions.connected(attempt, session, this.living);
		if (current) {
			this.living.removeAtEnd(session);
		}
		return current;
	}

	/**
	 * Open the connection, and have the messages of the session dispatched. Where the
	 * session has ended meanwhile, what it left is dispatched, and the attempt failed.
	 * @param attempt the attempt
	 * @param session its session, prepared
	 * @param handler dispatches the messages
	 */
	void prepared(ConnectionAttempt attempt, WebSocketSession session, SessionHandler handler) {
		if (!session.isOpen() && this.transitions.isCurrent(attempt)) {
			this.living.dispatching(handler.dispatch(session, this.connection));
			session.onClose((reason) -> failed(attempt, error(reason)));
		}
		else if (this.transitions.opened(attempt, session)) {
			this.log.open(session, attempt.number());
			dispatch(session, handler);
		}
	}

	private void dispatch(WebSocketSession session, SessionHandler handler) {
		try {
			this.living.dispatching(handler.dispatch(session, this.connection));
			session.onClose((reason) -> ended(session, reason));
		}
		catch (RuntimeException | LinkageError ex) {
			lost(session, ex);
			session.closeAsync(CloseCode.INTERNAL_ERROR, UNEXPECTED_TEXT);
		}
	}

	/**
	 * Let an attempt fail.
	 * @param attempt the attempt
	 * @param error why
	 * @return false if the attempt is over already
	 */
	boolean failed(ConnectionAttempt attempt, Throwable error) {
		Status next = this.transitions.failed(attempt, error);
		if (next != null) {
			this.log.attemptFailed(attempt.number(), error, next);
		}
		return next != null;
	}

	private void ended(WebSocketSession session, CloseReason reason) {
		if (!isAskedFor(reason)) {
			lost(session, error(reason));
		}
		else if (this.transitions.closed(session)) {
			this.log.closed(session);
		}
	}

	private static boolean isAskedFor(CloseReason reason) {
		return reason.initiator() == Initiator.LOCAL && reason.error() == null
				&& (reason.code() == CloseCode.NORMAL || reason.code() == CloseCode.GOING_AWAY);
	}

	private void lost(WebSocketSession session, Throwable reason) {
		Status next = this.transitions.lost(session, reason);
		if (next != null) {
			this.log.lost(session, reason, next);
		}
	}

	private static WebSocketException error(CloseReason reason) {
		return (reason.error() != null) ? reason.error() : new WebSocketClosedException(reason);
	}

}
