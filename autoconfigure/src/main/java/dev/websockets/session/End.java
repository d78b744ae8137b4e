package dev.websockets.session;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketException;

/**
 * The end of a session, as its readers and senders see it.
 *
 * @param ending how it ended
 * @param reason the close reason
 */
record End(Ending ending, CloseReason reason) {

	boolean isClean() {
		return this.ending.error() == null && this.reason.isClean();
	}

	/**
	 * A new exception, with the stack trace of the thread that learns of the end.
	 */
	WebSocketException exception() {
		return this.ending.exception(this.reason);
	}

}
