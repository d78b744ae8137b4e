package dev.websockets.session;

import java.io.IOException;

import dev.websockets.Message;

/**
 * A connection that takes whole frames, such as a session of a container. The sending
 * methods block until the frame is handed to the operating system, and are called by one
 * thread at a time. It answers pings and the peer's Close by itself, and tells its
 * session what comes by {@link WireEvents}.
 *
 * @since 0.1.0
 */
public non-sealed interface FrameWire extends Wire {

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

}
