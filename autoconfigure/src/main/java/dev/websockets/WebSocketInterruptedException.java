package dev.websockets;

/**
 * The calling thread was interrupted while it waited. Its interrupt flag is set again.
 *
 * @since 0.1.0
 */
public class WebSocketInterruptedException extends WebSocketException {

	/**
	 * Create the exception.
	 * @param message what the thread was waiting for
	 * @param cause the interruption
	 */
	public WebSocketInterruptedException(String message, InterruptedException cause) {
		super(message, cause);
	}

}
