package dev.websockets;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * What messages can be sent to: a session, its {@link Outgoing queue}, a named
 * connection. Any number of threads may send; the order of each is kept.
 *
 * @since 0.1.0
 */
public interface MessageSender {

	/**
	 * Queue a frame. While the queue is full this blocks, at most
	 * {@code websockets.outgoing.send-timeout}, unless
	 * {@code websockets.outgoing.overflow} says otherwise. A {@link Frame.Close} begins
	 * the close handshake after what was queued before it, without waiting for its end.
	 * @param frame the frame
	 * @throws WebSocketTimeoutException if there is no room in time
	 * @throws WebSocketQueueOverflowException if there is no room and the policy is not
	 * to wait
	 * @throws WebSocketMessageTooLargeException if a message is over
	 * {@code websockets.max-message-size}; the session lives on
	 * @throws WebSocketClosedException if the session is closing or closed
	 * @throws WebSocketException the error that ended the session, where there is one,
	 * such as a timeout of its pings
	 * @throws WebSocketInterruptedException if the thread is interrupted
	 * @throws IllegalArgumentException if a text cannot be encoded in UTF-8
	 */
	void send(Frame frame);

	/**
	 * Queue a text message, see {@link #send(Frame)}.
	 * @param text the text
	 */
	default void send(String text) {
		send(Message.of(text));
	}

	/**
	 * Queue a binary message, see {@link #send(Frame)}. The array is not copied: do not
	 * change it afterwards.
	 * @param bytes the payload
	 */
	default void send(byte[] bytes) {
		send(Message.of(bytes));
	}

	/**
	 * Queue a binary message of the buffer's remaining bytes, which are copied; the
	 * buffer is not consumed. See {@link #send(Frame)}.
	 * @param buffer the payload
	 */
	default void send(ByteBuffer buffer) {
		send(Message.of(buffer));
	}

	/**
	 * Queue a frame. Never blocks: where there is no room, the future fails with
	 * {@link WebSocketQueueOverflowException}; where a message is over
	 * {@code websockets.max-message-size}, with
	 * {@link WebSocketMessageTooLargeException}; if the session is closed or ends first,
	 * with {@link WebSocketClosedException} or the error that ended it. What depends on
	 * the future runs on a thread that may block.
	 * @param frame the frame
	 * @return completes when the frame was handed to the operating system
	 */
	CompletableFuture<Void> sendAsync(Frame frame);

	/**
	 * Queue a text message, see {@link #sendAsync(Frame)}.
	 * @param text the text
	 * @return completes when the message was handed to the operating system
	 */
	default CompletableFuture<Void> sendAsync(String text) {
		return sendAsync(Message.of(text));
	}

	/**
	 * Queue a binary message, see {@link #sendAsync(Frame)}. The array is not copied.
	 * @param bytes the payload
	 * @return completes when the message was handed to the operating system
	 */
	default CompletableFuture<Void> sendAsync(byte[] bytes) {
		return sendAsync(Message.of(bytes));
	}

}
