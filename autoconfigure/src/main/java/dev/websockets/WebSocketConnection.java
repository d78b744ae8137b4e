package dev.websockets;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/**
 * A named connection: it opens sessions, one after the other, has their messages handled
 * by the handler methods of its name, and opens a new one when a session has ended.
 * Closing it from here with 1000 or 1001 ends that; a session that is aborted or closed
 * with another code is replaced. Thread-safe.
 *
 * @since 0.1.0
 */
public interface WebSocketConnection extends MessageSender {

	/**
	 * The name under {@code websockets.clients}.
	 * @return the name
	 */
	String name();

	/**
	 * What the connection does at present, since when and why.
	 * @return a snapshot
	 */
	Status status();

	/**
	 * The session that is open at present.
	 * @return the session, or {@code null} unless the state is {@link State#OPEN}
	 */
	@Nullable WebSocketSession session();

	/**
	 * Whether the connection is open and no message has come for
	 * {@code websockets.clients.<name>.stale-after}. Never, where that is not set.
	 * @return whether it is stale
	 */
	boolean isStale();

	/**
	 * Send over the open session, see {@link MessageSender#send(Frame)}. While no session
	 * is open, {@code websockets.clients.<name>.send-while-disconnected} decides: the
	 * send fails, waits for one, at most {@code websockets.outgoing.send-timeout}, or is
	 * queued within the bounds of {@code websockets.outgoing}; only messages are queued.
	 * A message that a session took and could not bring to the peer before it ended is
	 * not sent by the next one: the close reason says how many those are.
	 * @throws WebSocketConnectException if no session is open and the message does not
	 * wait for one, or there will be none
	 */
	@Override
	void send(Frame frame);

	/**
	 * Convert an object and send it over the open session, see
	 * {@link WebSocketSession#convertAndSend(Object)} and {@link #send(Frame)}.
	 * @param payload the object
	 * @throws WebSocketConversionException if it cannot be converted
	 * @throws WebSocketConnectException as {@link #send(Frame)} does
	 */
	void convertAndSend(Object payload);

	/**
	 * Convert an object of a generic type and send it over the open session.
	 * @param payload the object
	 * @param type the type to write it as
	 * @param <T> the type to write it as
	 * @throws WebSocketConversionException if it cannot be converted
	 * @throws WebSocketConnectException as {@link #send(Frame)} does
	 */
	<T> void convertAndSend(T payload, ParameterizedTypeReference<T> type);

	/**
	 * Wait until the connection is open; in {@link State#STANDBY} too, as its turn may
	 * come.
	 * @param timeout the longest wait
	 * @return the open session
	 * @throws WebSocketTimeoutException if it is not open in time
	 * @throws WebSocketConnectException if the connection is closed or has failed
	 * @throws WebSocketInterruptedException if the thread is interrupted
	 */
	WebSocketSession awaitOpen(Duration timeout);

	/**
	 * Begin to connect, if the state is {@link State#CLOSED} or {@link State#FAILED};
	 * with {@code websockets.clients.<name>.cluster.lock}, begin to stand by if it is
	 * closed. Does not wait.
	 */
	void open();

	/**
	 * Close what there is with 1000, and connect anew when that has ended, at the latest
	 * after {@code websockets.close-timeout}; without a wait for the next attempt, if one
	 * is scheduled. Does not wait itself.
	 * @return completes with the next session when it is open; fails as the attempt does,
	 * after which the connection goes on by its rules; is cancelled when the connection
	 * is closed first, or its lock is lost; fails at once in {@link State#STANDBY}
	 */
	CompletableFuture<WebSocketSession> reconnect();

	/**
	 * Open another session and only then close the one there is: its messages are
	 * dispatched until the OPEN handlers of the other one have returned. So messages may
	 * come twice, but none is missing; the order within each session is kept. If the
	 * other one fails, the one there is stays. Without an open session this connects at
	 * once. Does not wait.
	 * @return completes with the other session when it is open; fails as the attempt
	 * does; is cancelled when the connection is closed first, or its lock is lost; fails
	 * at once in {@link State#STANDBY}
	 */
	CompletableFuture<WebSocketSession> rollOver();

	/**
	 * Close the session with 1000 and do not reconnect until {@link #open()} is called.
	 * The lock, if the connection has one, is given back when the session has ended.
	 * Blocks at most {@code websockets.close-timeout}.
	 */
	void close();

	/**
	 * What a named connection does.
	 */
	enum State {

		/** An attempt is under way: connecting, the handshake, the OPEN handlers. */
		CONNECTING,

		/**
		 * Messages are dispatched, and can be sent. A change from here to here means
		 * another session.
		 */
		OPEN,

		/**
		 * The last attempt failed, or the session ended; the next attempt is scheduled.
		 */
		BACKING_OFF,

		/**
		 * Given up, or in vain for a reason that will hardly go away: the next attempt,
		 * if there is one, comes after {@code websockets.reconnect.failed-delay}.
		 */
		FAILED,

		/**
		 * Another instance of the application has the connection, or nobody knows who has
		 * it, see {@code websockets.clients.<name>.cluster.lock}. Nothing is attempted
		 * here until the lock is granted. A change from here to here means that the
		 * registry of locks fails, or answers again.
		 */
		STANDBY,

		/** Not started, stopped, or closed by this side. */
		CLOSED

	}

	/**
	 * What a named connection does at present.
	 *
	 * @param state the state
	 * @param since the time of the last change of the state
	 * @param attempt the number of attempts since the last stable session, the present
	 * one included
	 * @param lastError why the last attempt failed or the last session ended, or why
	 * nobody knows who has the lock, or {@code null}
	 * @param nextAttempt the time of the next attempt, or {@code null} if none is
	 * scheduled
	 */
	record Status(State state, Instant since, int attempt, @Nullable Throwable lastError,
			@Nullable Instant nextAttempt) {
	}

}
