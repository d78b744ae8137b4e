package dev.websockets.benchmarks.client;

/**
 * An open connection. Safe for use by many threads, with the fastest way of sending that
 * the client documents: where that is asynchronous, the methods return before the message
 * is written.
 */
public interface Connection {

	/**
	 * Send a text message.
	 * @param text the text
	 * @throws Exception if that fails
	 */
	void sendText(String text) throws Exception;

	/**
	 * Send a binary message.
	 * @param bytes the payload, which is not changed later
	 * @throws Exception if that fails
	 */
	void sendBinary(byte[] bytes) throws Exception;

	/**
	 * Close with 1000. Blocks until the connection is closed by both sides.
	 * @throws Exception if that fails
	 */
	void close() throws Exception;

}
