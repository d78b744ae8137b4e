package dev.websockets.server;

/**
 * What happens to a broadcast where a session has no room for it.
 *
 * @since 0.1.0
 */
public enum BroadcastOverflow {

	/**
	 * The session is closed with 1013.
	 */
	CLOSE,

	/**
	 * The oldest broadcasts that wait are dropped.
	 */
	DROP_OLDEST,

	/**
	 * The new broadcast is dropped.
	 */
	DROP_LATEST

}
