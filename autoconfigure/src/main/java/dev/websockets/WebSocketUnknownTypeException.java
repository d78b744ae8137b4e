package dev.websockets;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A message is of a type that nothing in the application takes. The session lives on.
 *
 * @since 0.1.0
 */
public class WebSocketUnknownTypeException extends WebSocketConversionException {

	private static final int LONGEST = 64;

	private final @Nullable String type;

	/**
	 * Create the exception.
	 * @param failedMessage the message
	 * @param type the type that it carries inside, or {@code null} if it has none
	 * @param cause the cause, or {@code null}
	 */
	public WebSocketUnknownTypeException(Message failedMessage, @Nullable String type, @Nullable Throwable cause) {
		super(describe(failedMessage, type), failedMessage, cause);
		this.type = type;
	}

	/**
	 * Create the exception for a message without a type.
	 * @param message why nothing takes the message
	 * @param failedMessage the message
	 */
	public WebSocketUnknownTypeException(String message, Message failedMessage) {
		super(message, failedMessage, null);
		this.type = null;
	}

	/**
	 * Create the exception that another thread is to get, with the same message and type.
	 * @param cause the exception that says the same
	 */
	public WebSocketUnknownTypeException(WebSocketUnknownTypeException cause) {
		super(String.valueOf(cause.getMessage()), cause.failedMessage(), cause);
		this.type = cause.type;
	}

	private static String describe(Message message, @Nullable String type) {
		String size = String.format(Locale.ROOT, "message of %,d bytes ", message.size());
		return size + ((type != null) ? "is of the unknown type '" + PeerText.beginning(type, LONGEST) + "'"
				: "has no type");
	}

	/**
	 * The type that the message carries inside, as the peer wrote it.
	 * @return the type, of any length, or {@code null} if the message has none
	 */
	public @Nullable String type() {
		return this.type;
	}

}
