package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that can fail with a WebSocket: told apart by type, never by
 * text. A message says what happened, with numbers, and which property changes it.
 *
 * @since 0.1.0
 */
public class WebSocketException extends RuntimeException {

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 */
	public WebSocketException(String message) {
		super(message);
	}

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
