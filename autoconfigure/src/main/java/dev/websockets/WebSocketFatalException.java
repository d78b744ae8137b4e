package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * Says that a named connection would try again in vain: a wrong key, an account that is
 * closed. Thrown by an OPEN handler, or by what supplies a URL, a header or a token, it
 * lets the connection fail: the next attempt is made after
 * {@code websockets.reconnect.failed-delay}, or by {@link WebSocketConnection#open()}.
 *
 * @since 0.1.0
 */
public class WebSocketFatalException extends WebSocketException {

	/**
	 * Create the exception.
	 * @param message what is wrong
	 */
	public WebSocketFatalException(String message) {
		super(message);
	}

	/**
	 * Create the exception.
	 * @param message what is wrong
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketFatalException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
