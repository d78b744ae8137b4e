package dev.websockets.client;

/**
 * What becomes of a message that is sent by a named connection while no session is open.
 *
 * @since 0.1.0
 */
public enum SendWhileDisconnected {

	/**
	 * The send fails at once.
	 */
	FAIL,

	/**
	 * The send waits for an open session, at most the send timeout of the outgoing queue.
	 */
	WAIT,

	/**
	 * The message is queued, in order and within the bounds of the outgoing queue, and
	 * goes out when OPEN handlers have prepared the next session.
	 */
	QUEUE

}
