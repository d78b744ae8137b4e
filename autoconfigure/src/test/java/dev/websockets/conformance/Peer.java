package dev.websockets.conformance;

import dev.websockets.test.WireFrame;

/**
 * The other end of the connection of an {@link Echo}, in the hands of a test. Frames are
 * given, and come back, as if nothing were ever masked.
 */
interface Peer {

	/**
	 * Do the handshake.
	 * @param extension the extension that is answered or offered, with its parameters, or
	 * an empty text
	 * @return the extension that was agreed on, with its parameters, or an empty text
	 */
	String begin(String extension);

	/**
	 * Write bytes at once.
	 * @param bytes as a server writes them, who does not mask
	 */
	void write(byte... bytes);

	/**
	 * Write a frame.
	 */
	default void write(WireFrame frame) {
		write(frame.toBytes());
	}

	/**
	 * Read the next frame, which has to be masked or not as its sender must.
	 */
	WireFrame read();

	/**
	 * Both have closed: nothing may come any more but the end of the connection, which
	 * the server begins (RFC 6455, section 7.1.1).
	 */
	void end();

	/**
	 * The connection was failed: a client waits for an answer and the end, a server ends
	 * by itself (RFC 6455, section 7.1.7).
	 * @param answer what a server answers
	 */
	void endFailed(WireFrame answer);

}
