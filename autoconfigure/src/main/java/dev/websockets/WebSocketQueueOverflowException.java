package dev.websockets;

/**
 * A message found no room in a bounded queue.
 *
 * @since 0.1.0
 */
public class WebSocketQueueOverflowException extends WebSocketException {

	/**
	 * Create the exception.
	 * @param message what happened, with numbers and the property that changes it
	 */
	public WebSocketQueueOverflowException(String message) {
		super(message);
	}

}
