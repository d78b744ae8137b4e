package dev.websockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * What goes to the peer, through a bounded queue. Any number of threads may send; the
 * order of each is kept, and a message is never torn apart by another.
 *
 * @since 0.1.0
 * @see <a href="https://ktor.io/docs/client-websockets.html">Ktor: the outgoing
 * channel</a>
 */
public interface Outgoing extends MessageSender {

	/**
	 * Queue a frame if there is room. Never blocks.
	 * @param frame the frame
	 * @return whether the frame was queued
	 * @throws WebSocketMessageTooLargeException if a message is over
	 * {@code websockets.max-message-size}
	 * @throws WebSocketClosedException if the session is closing or closed
	 * @throws WebSocketException the error that ended the session, where there is one
	 * @throws IllegalArgumentException if a text cannot be encoded in UTF-8
	 */
	boolean trySend(Frame frame);

	/**
	 * Queue a text message if there is room, see {@link #trySend(Frame)}.
	 * @param text the text
	 * @return whether the message was queued
	 */
	default boolean trySend(String text) {
		return trySend(Message.of(text));
	}

	/**
	 * Queue a binary message if there is room, see {@link #trySend(Frame)}. The array is
	 * not copied.
	 * @param bytes the payload
	 * @return whether the message was queued
	 */
	default boolean trySend(byte[] bytes) {
		return trySend(Message.of(bytes));
	}

	/**
	 * Send one text message in fragments, as they are read, without holding it in memory.
	 * A fragment has at most 16,384 characters; the message has no limit, not
	 * {@code websockets.max-message-size} either, as its size is not known before its
	 * end. Blocks until the last fragment is queued; other messages wait meanwhile, or
	 * fail where the overflow policy is not to wait. The stream itself always waits for
	 * room, for each fragment at most {@code websockets.outgoing.send-timeout}. The
	 * reader is not closed. If it fails, the message cannot be completed: the session is
	 * closed with 1011.
	 * @param reader the text
	 * @throws IOException if the reader fails
	 * @throws WebSocketException as {@link #send(Frame)} does
	 */
	void sendStream(Reader reader) throws IOException;

	/**
	 * Send one binary message in fragments of 16 KiB, see {@link #sendStream(Reader)}.
	 * @param stream the payload
	 * @throws IOException if the stream fails
	 * @throws WebSocketException as {@link #send(Frame)} does
	 */
	void sendStream(InputStream stream) throws IOException;

	/**
	 * Wait until everything that was queued before is handed to the operating system, at
	 * most {@code websockets.outgoing.send-timeout}. Does nothing once the session is
	 * closed, and returns when the connection fails: the close reason counts what was
	 * left unsent.
	 * @throws WebSocketTimeoutException if it is not in time
	 * @throws WebSocketInterruptedException if the thread is interrupted
	 */
	void flush();

	/**
	 * The number of frames that are queued.
	 * @return the number of frames
	 */
	int size();

}
