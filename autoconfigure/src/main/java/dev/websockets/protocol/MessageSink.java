package dev.websockets.protocol;

import dev.websockets.Message;

/**
 * Takes the messages and control frames that a {@link MessageAssembler} found, in the
 * order they came in. Called by the one thread that decodes; nothing comes after a Close.
 *
 * @since 0.1.0
 */
public interface MessageSink {

	/**
	 * A whole message.
	 * @param message the message
	 */
	void message(Message message);

	/**
	 * A Ping (RFC 6455, section 5.5.2).
	 * @param payload an array of its own, of at most 125 bytes
	 */
	void ping(byte[] payload);

	/**
	 * A Pong (RFC 6455, section 5.5.3).
	 * @param payload an array of its own, of at most 125 bytes
	 */
	void pong(byte[] payload);

	/**
	 * A Close (RFC 6455, section 5.5.1): the last that comes.
	 * @param code its status code, 1005 if it has none
	 * @param text its text, may be empty
	 */
	void close(int code, String text);

}
