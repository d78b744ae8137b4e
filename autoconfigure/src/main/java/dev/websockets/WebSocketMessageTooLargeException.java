package dev.websockets;

import java.util.Locale;

/**
 * A message is larger than the limit; where it came from the peer, the session was closed
 * with 1009.
 *
 * @since 0.1.0
 */
public class WebSocketMessageTooLargeException extends WebSocketException {

	private final long size;

	private final long limit;

	/**
	 * Create the exception.
	 * @param size the size of the message in bytes, as far as it was seen
	 * @param limit the limit in bytes
	 * @param property the property that sets the limit
	 */
	public WebSocketMessageTooLargeException(long size, long limit, String property) {
		super(String.format(Locale.ROOT, "message of %,d bytes is over %s (%,d); closed with 1009", size, property,
				limit));
		this.size = size;
		this.limit = limit;
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

}
