package dev.websockets.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * One line for each thing that happens to a named connection; stack traces only on debug
 * level. A URI is logged without its query, which may hold a token.
 */
final class ConnectionLog {

	private static final Log logger = LogFactory.getLog(WebSocketConnection.class);

	private final String connection;

	ConnectionLog(String name) {
		this.connection = "WebSocket connection '" + name + "'";
	}

	void open(WebSocketSession session, int attempt) {
		if (logger.isInfoEnabled()) {
			URI uri = session.handshake().uri();
			logger.info(this.connection + " is open: " + uri.getScheme() + "://" + uri.getRawAuthority()
					+ uri.getRawPath() + ", session " + session.id() + ", attempt " + attempt);
		}
	}

	void lost(WebSocketSession session, Throwable reason, Status next) {
		logger.info(this.connection + " lost session " + session.id() + ": " + describe(reason) + "; " + then(next));
	}

	void attemptFailed(int attempt, Throwable error, Status next) {
		String line = this.connection + ": attempt " + attempt + " failed: " + describe(error) + "; " + then(next);
		if (logger.isDebugEnabled()) {
			logger.debug(line, error);
		}
		else {
			logger.warn(line);
		}
	}

	void rollOverFailed(Throwable error) {
		String line = this.connection + ": the session that was to replace the open one failed: " + describe(error)
				+ "; the open one stays";
		if (logger.isDebugEnabled()) {
			logger.debug(line, error);
		}
		else {
			logger.warn(line);
		}
	}

	void stale(WebSocketSession session, Duration silence) {
		logger.warn(String.format(Locale.ROOT, "%s is stale: no message on session %s for %,d ms", this.connection,
				session.id(), silence.toMillis()));
	}

	void standBy(@Nullable WebSocketSession session, @Nullable Throwable cause) {
		String line = this.connection + " stands by"
				+ ((session != null) ? ", session " + session.id() + " is closed" : "");
		if (cause == null) {
			logger.info(line + ": another instance of the application has the lock");
		}
		else {
			line += ": nobody knows who has the lock: " + describe(cause);
			if (logger.isDebugEnabled()) {
				logger.debug(line, cause);
			}
			else {
				logger.warn(line);
			}
		}
	}

	void closed(@Nullable WebSocketSession session) {
		logger.info(this.connection + " was closed by this side"
				+ ((session != null) ? ", session " + session.id() : ", no session was open"));
	}

	private static String then(Status next) {
		Instant nextAttempt = next.nextAttempt();
		if (next.state() == State.CONNECTING) {
			return "its successor is on the way";
		}
		if (nextAttempt == null) {
			return "no further attempt (websockets.reconnect.enabled, max-attempts, failed-delay)";
		}
		long millis = Duration.between(next.since(), nextAttempt).toMillis();
		return String.format(Locale.ROOT,
				(next.state() == State.FAILED)
						? "it has failed, next attempt in %,d ms (websockets.reconnect.failed-delay)"
						: "next attempt in %,d ms",
				millis);
	}

	/**
	 * What an error says, on one line.
	 * @param error the error
	 * @return its message, with its type where that is not one of ours
	 */
	static String describe(Throwable error) {
		String message = error.getMessage();
		if (message == null) {
			return error.getClass().getName();
		}
		return (error instanceof WebSocketException) ? message : error.getClass().getName() + ": " + message;
	}

}
