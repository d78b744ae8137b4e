package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * A session as those see it who look after it on behalf of the application.
 *
 * @since 0.1.0
 */
public interface SupervisedSession extends WebSocketSession {

	/**
	 * Have all messages shown that are read from now on, before they are queued.
	 * @param takes called by the thread that reads, must not block; returns true to keep
	 * the message from the application. Takes the place of one that was set before
	 */
	void tap(Predicate<? super Message> takes);

	/**
	 * The time since something was last held up because the application had not come that
	 * far: nothing is read from the peer meanwhile.
	 * @return zero while the thread that reads waits, or runs code of the application; at
	 * most the age of the session
	 */
	Duration sincePause();

	/**
	 * How many messages wait in its queues, and how many it dropped.
	 * @return the numbers at present
	 */
	QueueFill queues();

	/**
	 * Begin the close handshake as {@link #closeAsync(int, String)} does, and go on to
	 * take the messages that the peer sends before its own Close.
	 * @param code a code that an endpoint may send
	 * @param text the text for the peer
	 * @return how the session ended
	 */
	CompletableFuture<CloseReason> closeReceiving(int code, String text);

	/**
	 * End the session with an error now, unless it has ended already. The Close goes out
	 * ahead of what is queued. Does not block.
	 * @param code a code that an endpoint may send
	 * @param text the text for the peer
	 * @param error makes the error, for every thread that learns of it
	 */
	void fail(int code, String text, Supplier<WebSocketException> error);

	/**
	 * What is in the queues of a session.
	 *
	 * @param incoming the messages that wait for the application
	 * @param outgoing the frames that wait for the connection
	 * @param dropped the messages that were dropped so far
	 */
	record QueueFill(int incoming, int outgoing, long dropped) {
	}

}
