package dev.websockets.session;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketException;

/**
 * What a connection tells its session. Called by one thread at a time, except
 * {@link #lost} and {@link #progressed}, which may come at any time.
 *
 * @since 0.1.0
 */
public interface WireEvents {

	/**
	 * A message came. Blocks while the incoming queue is full, if that is its policy.
	 * @param message the message
	 */
	void message(Message message);

	/**
	 * A part of a message came that does not complete it.
	 */
	void messagePart();

	/**
	 * A part of a message that is being sent was handed to the operating system.
	 */
	void progressed();

	/**
	 * A Pong frame came.
	 * @param payload its payload
	 */
	void pong(byte[] payload);

	/**
	 * The peer's Close frame came. Answering it is the wire's part.
	 * @param code its status code, or 1005 if it has none
	 * @param text its text, may be empty
	 */
	void closed(int code, String text);

	/**
	 * The connection ended without a Close frame of the peer.
	 * @param cause why, or {@code null} if it just ended
	 */
	void lost(@Nullable Throwable cause);

	/**
	 * The peer sent what it may not send. The session ends with this error and closes
	 * with the given code.
	 * @param error makes the error, for every thread that learns of it
	 * @param code the status code to close with
	 */
	void violated(Supplier<WebSocketException> error, int code);

}
