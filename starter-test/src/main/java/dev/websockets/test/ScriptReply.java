package dev.websockets.test;

import java.util.function.UnaryOperator;

/**
 * What a {@link WebSocketServerScript} does next, on the connection that the message came
 * from. Behind an {@code expect..} every step is taken at once, on the calling thread;
 * behind {@code when..} and {@code onConnect} the steps are kept and taken each time the
 * rule applies.
 * <p>
 * A step at once throws an {@link java.io.UncheckedIOException} if the connection has
 * ended, and an {@link AssertionError} if the client does not read within 10 seconds.
 *
 * @since 0.1.0
 */
public interface ScriptReply {

	/**
	 * Send a text.
	 * @param text the text
	 * @return this, for the next step
	 */
	ScriptReply thenSend(String text);

	/**
	 * Send JSON as a text.
	 * @param json the JSON, sent with double quotes
	 * @return this, for the next step
	 */
	default ScriptReply thenSend(JsonText json) {
		return thenSend(json.toString());
	}

	/**
	 * Send a text that depends on the message: one that repeats the identifier of a
	 * request, say.
	 * @param answer makes the text to send out of the text that arrived
	 * @return this, for the next step
	 * @throws IllegalStateException if it does not answer a text
	 */
	ScriptReply thenAnswer(UnaryOperator<String> answer);

	/**
	 * Send a binary message.
	 * @param bytes the bytes
	 * @return this, for the next step
	 */
	ScriptReply thenSendBinary(byte... bytes);

	/**
	 * Send a Close frame. The client's answer closes the connection; the script does not
	 * wait for it.
	 * @param code the status code
	 * @param text the reason
	 */
	void thenClose(int code, String text);

	/**
	 * Cut the connection without a Close frame, by RST: the client sees 1006. What was
	 * sent immediately before may be lost with it.
	 */
	void thenDrop();

}
