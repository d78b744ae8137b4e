package dev.websockets.session;

import dev.websockets.Message;

/**
 * Who has all messages of a session.
 */
interface Receiver {

	/**
	 * Whether messages come through {@link #messageArrived} instead of the queue.
	 */
	boolean takesDirectly();

	/**
	 * A message came: this one if it is taken directly, else one in the queue.
	 */
	void messageArrived(Message message);

	/**
	 * The session has ended; messages may be left in the queue.
	 */
	void ended();

}
