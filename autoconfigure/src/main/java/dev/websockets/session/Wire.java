package dev.websockets.session;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

/**
 * What a session needs of its connection. The sending methods block until the frame is
 * handed to the operating system, and are called by one thread at a time.
 *
 * @since 0.1.0
 */
public interface Wire {

	/**
	 * Send a whole message.
	 * @param message the message
	 * @throws IOException if the connection is lost
	 */
	void send(Message message) throws IOException;

	/**
	 * Send a fragment of a message.
	 * @param fragment a part of the payload
	 * @param last whether it completes the message
	 * @throws IOException if the connection is lost
	 */
	void sendFragment(Message fragment, boolean last) throws IOException;

	/**
	 * Send a Ping frame.
	 * @param payload at most 125 bytes
	 * @throws IOException if the connection is lost
	 */
	void sendPing(byte[] payload) throws IOException;

	/**
	 * Send a Pong frame.
	 * @param payload at most 125 bytes
	 * @throws IOException if the connection is lost
	 */
	void sendPong(byte[] payload) throws IOException;

	/**
	 * Send a Close frame; nothing is sent after it. The connection stays until the peer's
	 * Close comes or it is {@linkplain #cut() cut}.
	 * @param code a status code that an endpoint may send
	 * @param text the text, may be empty
	 * @throws IOException if the connection is lost
	 */
	void sendClose(int code, String text) throws IOException;

	/**
	 * Cut the connection without the close handshake; a sending method that blocks fails.
	 * Called by any thread, any number of times; does not block.
	 */
	void cut();

	/**
	 * What lies beneath.
	 * @param type the wanted type
	 * @param <T> the wanted type
	 * @return the object, or {@code null} if there is no such object
	 */
	<T> @Nullable T unwrap(Class<T> type);

}
