package dev.websockets;

/**
 * What became of a broadcast, among the sessions of this instance of the application. A
 * session that was closing already is not counted.
 *
 * @param queued the sessions that have the message in their queues, or sent it already
 * @param dropped the messages that were dropped for want of room, this one or older ones,
 * as {@code websockets.server.broadcast.overflow} says
 * @param closed the sessions that were closed with 1013, as they had no room
 * @since 0.1.0
 */
public record BroadcastResult(int queued, int dropped, int closed) {

	/** What becomes of a message that goes to nobody. */
	public static final BroadcastResult NONE = new BroadcastResult(0, 0, 0);

	/**
	 * This, and what became of another message.
	 * @param other the other
	 * @return the sums
	 */
	public BroadcastResult plus(BroadcastResult other) {
		return new BroadcastResult(this.queued + other.queued, this.dropped + other.dropped,
				this.closed + other.closed);
	}

}
