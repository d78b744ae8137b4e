package dev.websockets.autoconfigure;

/**
 * What becomes of a session when a handler method fails and no other method handles that.
 */
enum OnError {

	/**
	 * The error is logged and the session lives on.
	 */
	LOG,

	/**
	 * The error is logged and the session is closed with 1011.
	 */
	CLOSE

}
