package dev.websockets.client;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketSession;

/**
 * Who is to know what happens to one connection: the log, the meters, what looks after
 * the open session, and what sends over it.
 *
 * @param log writes lines
 * @param meters count
 * @param watches look after the open session
 * @param sender sends over it
 */
record ConnectionReporters(ConnectionLog log, ConnectionMeters meters, SessionWatches watches,
		ConnectionSender sender) {

	void connected(WebSocketSession session) {
		this.meters.connected(session);
	}

	void opened(WebSocketSession session, int attempt, boolean again, SessionWatches.Ending ending) {
		this.log.open(session, attempt);
		this.meters.opened(again);
		this.watches.begin(session, ending);
		this.sender.opened(session);
	}

	/**
	 * An attempt has failed.
	 * @param next the new status, or {@code null} if another session is open
	 */
	void failed(int attempt, Throwable error, @Nullable Status next) {
		this.meters.failed(FailureKind.of(error));
		if (next != null) {
			this.log.attemptFailed(attempt, error, next);
		}
		else {
			this.log.rollOverFailed(error);
		}
		endIfGivenUp(next);
	}

	private void endIfGivenUp(@Nullable Status status) {
		if (status != null && status.state() == State.FAILED && status.nextAttempt() == null) {
			this.sender.closed();
		}
	}

	void lost(WebSocketSession session, Throwable reason, Status next) {
		this.watches.end(session);
		this.meters.failed(FailureKind.LOST);
		this.log.lost(session, reason, next);
		endIfGivenUp(next);
	}

	/**
	 * The connection has no permit, or not any more.
	 * @param session the session that was open, or {@code null}
	 */
	void standBy(@Nullable WebSocketSession session, @Nullable Throwable cause) {
		this.watches.end(session);
		if (session != null) {
			this.meters.failed(FailureKind.REVOKED);
		}
		this.log.standBy(session, cause);
	}

	/**
	 * The connection was closed by this side.
	 * @param session the session that was open, or {@code null}
	 */
	void closed(@Nullable WebSocketSession session) {
		this.watches.end(session);
		this.sender.closed();
		this.log.closed(session);
	}

	/**
	 * The connection begins anew.
	 * @param session the session that was open, or {@code null}
	 */
	void restarted(@Nullable WebSocketSession session) {
		this.watches.end(session);
	}

}
