package dev.websockets;

/**
 * What a session has carried so far, without control frames and headers.
 *
 * @param receivedMessages the messages that came
 * @param receivedBytes the bytes of their payloads
 * @param sentMessages the messages that went out, or are about to
 * @param sentBytes the bytes of their payloads, and of the fragments of one that is not
 * complete
 * @since 0.1.0
 */
public record SessionTraffic(long receivedMessages, long receivedBytes, long sentMessages, long sentBytes) {

	/** No traffic. */
	public static final SessionTraffic NONE = new SessionTraffic(0, 0, 0, 0);

	/**
	 * The traffic of two sessions together.
	 * @param other the other traffic
	 * @return the sums
	 */
	public SessionTraffic plus(SessionTraffic other) {
		return new SessionTraffic(this.receivedMessages + other.receivedMessages,
				this.receivedBytes + other.receivedBytes, this.sentMessages + other.sentMessages,
				this.sentBytes + other.sentBytes);
	}

}
