package dev.websockets.session;

import dev.websockets.Frame;

/**
 * Who has all that comes to a session.
 *
 * @param <F> what comes
 */
interface Receiver<F extends Frame> {

	/**
	 * Whether frames come through {@link #arrived(Frame)} instead of the queue.
	 */
	boolean takesDirectly();

	/**
	 * A frame came that is taken directly.
	 */
	void arrived(F frame);

	/**
	 * Frames came to the queue.
	 */
	void arrived();

	/**
	 * The session has ended; frames may be left in the queue.
	 */
	void ended();

}
