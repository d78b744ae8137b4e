package dev.websockets.handler;

import java.util.function.Supplier;

import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * Ends a session because of a message that it got, so that the end has an error.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionFailure {

	/**
	 * End a session. Must not block.
	 * @param session the session
	 * @param code the code to close with
	 * @param text the text for the peer
	 * @param error makes the error, for every thread that learns of it
	 */
	void fail(WebSocketSession session, int code, String text, Supplier<WebSocketException> error);

}
