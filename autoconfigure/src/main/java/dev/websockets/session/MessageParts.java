package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.websockets.Message;

/**
 * Cuts large messages into parts, as containers are best given them: Tomcat's client
 * sends what it is given in a recursion, 8 KiB at a time, and the progress of a slow peer
 * is seen by what it takes.
 *
 * @since 0.1.0
 */
public final class MessageParts {

	/**
	 * The most bytes or characters of a part.
	 */
	private static final int LARGEST = 1024 * 1024;

	private MessageParts() {
	}

	/**
	 * Whether a message is small enough to be one part.
	 * @param message the message
	 * @return false if it is cut
	 */
	public static boolean isWhole(Message message) {
		return (message instanceof Message.Text text) ? text.text().length() <= LARGEST : message.size() <= LARGEST;
	}

	/**
	 * Send a message in parts, or in one if it is small.
	 * @param message the message
	 * @param target takes the parts
	 * @param progressed called after each part but the last
	 * @throws IOException if the target throws it
	 */
	public static void send(Message message, Target target, Runnable progressed) throws IOException {
		if (message instanceof Message.Text text) {
			sendText(text.text(), target, progressed);
		}
		else if (message instanceof Message.Binary binary) {
			sendBinary(binary.buffer(), target, progressed);
		}
	}

	private static void sendText(String text, Target target, Runnable progressed) throws IOException {
		int begin = 0;
		while (text.length() - begin > LARGEST) {
			boolean cutsPair = Character.isHighSurrogate(text.charAt(begin + LARGEST - 1));
			int end = begin + LARGEST - (cutsPair ? 1 : 0);
			target.text(text.substring(begin, end), false);
			begin = end;
			progressed.run();
		}
		target.text(text.substring(begin), true);
	}

	private static void sendBinary(ByteBuffer payload, Target target, Runnable progressed) throws IOException {
		while (payload.remaining() > LARGEST) {
			ByteBuffer part = payload.slice(payload.position(), LARGEST);
			payload.position(payload.position() + LARGEST);
			target.binary(part, false);
			progressed.run();
		}
		target.binary(payload.slice(), true);
	}

	/**
	 * Where parts go.
	 *
	 * @since 0.1.0
	 */
	public interface Target {

		/**
		 * Send a part of a text.
		 * @param part the part
		 * @param last whether it is the last of the message
		 * @throws IOException if the connection is lost
		 */
		void text(String part, boolean last) throws IOException;

		/**
		 * Send a part of a binary message.
		 * @param part the part
		 * @param last whether it is the last of the message
		 * @throws IOException if the connection is lost
		 */
		void binary(ByteBuffer part, boolean last) throws IOException;

	}

}
