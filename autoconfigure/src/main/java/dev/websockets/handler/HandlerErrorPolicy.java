package dev.websockets.handler;

/**
 * What becomes of a session after one of its handler methods failed, or one of its
 * messages could not be converted. {@code ERROR} handlers, or else the log, are told
 * first in any case.
 *
 * @since 0.1.0
 */
public enum HandlerErrorPolicy {

	/** The session lives on. */
	LOG,

	/** The session is closed with 1011. */
	CLOSE

}
