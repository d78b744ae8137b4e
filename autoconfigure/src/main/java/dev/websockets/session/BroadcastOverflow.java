package dev.websockets.session;

/**
 * What becomes of a session that has no room for a message that is sent to many.
 *
 * @since 0.1.0
 */
public enum BroadcastOverflow {

	/** It is closed with 1013: it does not keep up. */
	CLOSE,

	/**
	 * The oldest messages of this kind that wait in its queue make room. Where there are
	 * none, this one is dropped.
	 */
	DROP_OLDEST,

	/** This message is dropped. */
	DROP_LATEST

}
