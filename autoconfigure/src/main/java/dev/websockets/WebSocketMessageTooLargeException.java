package dev.websockets;

import java.util.Locale;

/**
 * A message is larger than the limit. Where it came from the peer, the session was closed
 * with 1009; where it was to be sent, it was not, and the session lives on.
 *
 * @since 0.1.0
 */
public class WebSocketMessageTooLargeException extends WebSocketException {

	private final long size;

	private final long limit;

	private final String property;

	/**
	 * Create the exception for a message that was received.
	 * @param size the size of the message in bytes, as far as it was seen
	 * @param limit the limit in bytes
	 * @param property the property that sets the limit
	 */
	public WebSocketMessageTooLargeException(long size, long limit, String property) {
		this(size, limit, property, "closed with 1009");
	}

	private WebSocketMessageTooLargeException(long size, long limit, String property, String consequence) {
		super(String.format(Locale.ROOT, "message of %,d bytes is over %s (%,d); %s", size, property, limit,
				consequence));
		this.size = size;
		this.limit = limit;
		this.property = property;
	}

	/**
	 * The exception for a message that was to be sent.
	 * @param size the size of the message in bytes
	 * @param limit the limit in bytes
	 * @param property the property that sets the limit
	 * @return the exception
	 */
	public static WebSocketMessageTooLargeException notSent(long size, long limit, String property) {
		return new WebSocketMessageTooLargeException(size, limit, property, "not sent");
	}

	/**
	 * The size of the message, as far as it was seen.
	 * @return the size in bytes
	 */
	public long size() {
		return this.size;
	}

	/**
	 * The limit that the message went over.
	 * @return the limit in bytes
	 */
	public long limit() {
		return this.limit;
	}

	/**
	 * The property that sets the limit.
	 * @return its name, such as {@code websockets.max-message-size}
	 */
	public String property() {
		return this.property;
	}

}
