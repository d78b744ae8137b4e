package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * A message could not be read as the wanted type, or an object could not be written as a
 * message. The session lives on.
 *
 * @since 0.1.0
 */
public class WebSocketConversionException extends WebSocketException {

	private final transient @Nullable Message failedMessage;

	/**
	 * Create the exception for an object that could not be written.
	 * @param message what happened
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketConversionException(String message, @Nullable Throwable cause) {
		this(message, null, cause);
	}

	/**
	 * Create the exception for a message that could not be read.
	 * @param message what happened
	 * @param failedMessage the message, or {@code null} if there is none
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketConversionException(String message, @Nullable Message failedMessage, @Nullable Throwable cause) {
		super(message, cause);
		this.failedMessage = failedMessage;
	}

	/**
	 * The message that could not be read.
	 * @return the message, or {@code null} if an object could not be written
	 */
	public @Nullable Message failedMessage() {
		return this.failedMessage;
	}

}
