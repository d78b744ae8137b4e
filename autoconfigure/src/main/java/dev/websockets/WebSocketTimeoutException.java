package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * A wait reached its limit: for opening, for a message, for room in a queue, or for a
 * sign of life of the peer.
 *
 * @since 0.1.0
 */
public class WebSocketTimeoutException extends WebSocketException {

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 */
	public WebSocketTimeoutException(String message) {
		super(message);
	}

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketTimeoutException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
