package dev.websockets;

/**
 * The session is closed: nothing more can be sent, and what was received before has been
 * read.
 *
 * @since 0.1.0
 */
public class WebSocketClosedException extends WebSocketException {

	private final transient CloseReason closeReason;

	/**
	 * Create the exception.
	 * @param closeReason how the session ended
	 */
	public WebSocketClosedException(CloseReason closeReason) {
		super("session closed: " + closeReason);
		this.closeReason = closeReason;
	}

	/**
	 * How the session ended.
	 * @return the close reason
	 */
	public CloseReason closeReason() {
		return this.closeReason;
	}

}
