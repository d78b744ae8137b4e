package dev.websockets.autoconfigure;

/**
 * How the ids of requests are written.
 */
enum IdType {

	/** As numbers. */
	NUMBER,

	/** As texts. */
	STRING

}
