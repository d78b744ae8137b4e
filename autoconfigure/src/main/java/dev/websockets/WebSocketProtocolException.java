package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * The peer broke the protocol; the session was closed with 1002 or 1007.
 *
 * @since 0.1.0
 */
public class WebSocketProtocolException extends WebSocketException {

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 */
	public WebSocketProtocolException(String message) {
		super(message);
	}

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketProtocolException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
