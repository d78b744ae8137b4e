package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * No session could be opened: the address is wrong, the host is unknown, the port is
 * closed, TLS failed, or the connection was lost before the handshake was answered.
 *
 * @since 0.1.0
 */
public class WebSocketConnectException extends WebSocketException {

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 */
	public WebSocketConnectException(String message) {
		super(message);
	}

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketConnectException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
