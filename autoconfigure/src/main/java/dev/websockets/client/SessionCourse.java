package dev.websockets.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketFatalException;
import dev.websockets.WebSocketSession;
import dev.websockets.session.SupervisedSession;

/**
 * The course of the sessions of one connection, from the attempt that opens one to its
 * end.
 */
final class SessionCourse {

	static final String UNEXPECTED_TEXT = "unexpected condition";

	private static final String REPLACED_TEXT = "replaced by another session";

	private final Supplier<SessionHandler> handler;

	private final WebSocketConnection connection;

	private final Outlooks outlooks;

	private final ConnectionTransitions transitions;

	private final LivingSessions living = new LivingSessions();

	private final ConnectionReporters reporters;

	private volatile boolean openedBefore;

	/**
	 * Create the course.
	 * @param handler asked for what serves the sessions, at every attempt
	 * @param connection given to the handler
	 * @param outlooks reads from an end what it says about the next attempt
	 * @param transitions decide what an event leads to
	 * @param reporters told of everything
	 */
	SessionCourse(Supplier<SessionHandler> handler, WebSocketConnection connection, Outlooks outlooks,
			ConnectionTransitions transitions, ConnectionReporters reporters) {
		this.handler = handler;
		this.connection = connection;
		this.outlooks = outlooks;
		this.transitions = transitions;
		this.reporters = reporters;
	}

	SessionHandler handler() {
		return this.handler.get();
	}

	LivingSessions living() {
		return this.living;
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
			this.reporters.connected(session);
		}
		return current;
	}

	/**
	 * Open the connection, and have the messages of the session dispatched; close the
	 * session that it replaces. Where the session has ended meanwhile, what it left is
	 * dispatched, and the attempt failed.
	 * @param attempt the attempt
	 * @param session its session, prepared
	 * @param handler dispatches the messages
	 */
	void prepared(ConnectionAttempt attempt, WebSocketSession session, SessionHandler handler) {
		if (!session.isOpen() && this.transitions.isCurrent(attempt)) {
			this.living.dispatching(handler.dispatch(session, this.connection));
			session.onClose((reason) -> failed(attempt, error(reason), this.outlooks.of(reason)));
			return;
		}
		Opened opened = this.transitions.opened(attempt, session);
		if (opened.current()) {
			this.reporters.opened(session, attempt.number(), this.openedBefore, this::fail);
			this.openedBefore = true;
			dispatch(session, handler);
			if (opened.former() != null) {
				closeReplaced(opened.former());
			}
			attempt.succeeded(session);
		}
	}

	/**
	 * Close a session so that what the peer has sent over it still comes.
	 */
	private static void closeReplaced(WebSocketSession session) {
		if (session instanceof SupervisedSession supervised) {
			supervised.closeReceiving(CloseCode.NORMAL, REPLACED_TEXT);
		}
		else {
			session.closeAsync(CloseCode.NORMAL, REPLACED_TEXT);
		}
	}

	private void dispatch(WebSocketSession session, SessionHandler handler) {
		try {
			this.living.dispatching(handler.dispatch(session, this.connection));
			session.onClose((reason) -> ended(session, reason));
		}
		catch (RuntimeException | LinkageError ex) {
			lost(session, ex, this.outlooks.of(ex));
			session.closeAsync(CloseCode.INTERNAL_ERROR, UNEXPECTED_TEXT);
		}
	}

	/**
	 * End the open session with an error.
	 */
	private void fail(WebSocketSession session, WebSocketException error) {
		lost(session, error, this.outlooks.of(error));
		session.closeAsync(CloseCode.INTERNAL_ERROR, UNEXPECTED_TEXT);
	}

	/**
	 * Let an attempt fail.
	 * @param attempt the attempt
	 * @param error why
	 * @return false if the attempt is over already
	 */
	boolean failed(ConnectionAttempt attempt, Throwable error) {
		return failed(attempt, error, outlook(error, attempt.acceptedSession()));
	}

	/**
	 * What an error of an OPEN handler says that has to do with the end of its session,
	 * the end says better.
	 */
	private Outlook outlook(Throwable error, @Nullable WebSocketSession session) {
		boolean ofSession = error instanceof WebSocketException && !(error instanceof WebSocketFatalException);
		CloseReason reason = (ofSession && session != null) ? session.closeReason().getNow(null) : null;
		return (reason != null) ? this.outlooks.of(reason) : this.outlooks.of(error);
	}

	private boolean failed(ConnectionAttempt attempt, Throwable error, Outlook outlook) {
		Failed failed = this.transitions.failed(attempt, error, outlook);
		if (failed.current()) {
			this.reporters.failed(attempt.number(), error, failed.status());
			attempt.hasFailed(error);
		}
		return failed.current();
	}

	private void ended(WebSocketSession session, CloseReason reason) {
		if (!isAskedFor(reason)) {
			lost(session, error(reason), this.outlooks.of(reason));
		}
		else {
			closed(session);
		}
	}

	private void closed(WebSocketSession session) {
		Detached detached = this.transitions.closed(session);
		if (detached != null) {
			CompletableFuture<Void> abandoned = detached.abandon();
			detached.closeSessions();
			this.reporters.closed(session);
			detached.release(this.living, abandoned);
		}
	}

	private static boolean isAskedFor(CloseReason reason) {
		return reason.initiator() == Initiator.LOCAL && reason.error() == null
				&& (reason.code() == CloseCode.NORMAL || reason.code() == CloseCode.GOING_AWAY);
	}

	private void lost(WebSocketSession session, Throwable reason, Outlook outlook) {
		Status next = this.transitions.lost(session, reason, outlook);
		if (next != null) {
			this.reporters.lost(session, reason, next);
		}
	}

	private static WebSocketException error(CloseReason reason) {
		return (reason.error() != null) ? reason.error() : new WebSocketClosedException(reason);
	}

}
