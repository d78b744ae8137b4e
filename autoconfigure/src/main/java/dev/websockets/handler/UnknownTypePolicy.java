package dev.websockets.handler;

/**
 * What becomes of a message that no handler method takes: of a type that none of them
 * names, without a type where all of them name one, of a kind that none of them handles.
 *
 * @since 0.1.0
 */
public enum UnknownTypePolicy {

	/** It is dropped, which the log says at debug level. */
	IGNORE,

	/** It is dropped, with one line in the log. */
	LOG,

	/**
	 * It is an error of the conversion: {@code ERROR} methods get a
	 * {@link dev.websockets.WebSocketUnknownTypeException}.
	 */
	HANDLER,

	/** The session is closed with 1003. */
	CLOSE

}
