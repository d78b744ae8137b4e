package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@code @WebSocketHandler} method that cannot serve a request, to say what
 * the peer is told: the protocol of the session writes message, code and data into the
 * error that answers the request. Of any other exception the peer learns nothing but that
 * it failed.
 *
 * @since 0.1.0
 * @see WebSocketProtocol#error
 */
public class WebSocketReplyException extends WebSocketException {

	private final @Nullable Integer code;

	private final transient @Nullable Object data;

	/**
	 * Create the exception.
	 * @param message what the peer is told
	 */
	public WebSocketReplyException(String message) {
		this(message, null, null);
	}

	/**
	 * Create the exception.
	 * @param code the code of the error, as the protocol has it
	 * @param message what the peer is told
	 */
	public WebSocketReplyException(int code, String message) {
		this(message, code, null);
	}

	/**
	 * Create the exception.
	 * @param code the code of the error, as the protocol has it
	 * @param message what the peer is told
	 * @param data what else the peer is told, written as the protocol writes objects
	 */
	public WebSocketReplyException(int code, String message, Object data) {
		this(message, code, data);
	}

	private WebSocketReplyException(String message, @Nullable Integer code, @Nullable Object data) {
		super(message);
		this.code = code;
		this.data = data;
	}

	/**
	 * The code of the error.
	 * @return the code, or {@code null} if the protocol chooses one
	 */
	public @Nullable Integer code() {
		return this.code;
	}

	/**
	 * What else the peer is told.
	 * @return any object, or {@code null} for nothing
	 */
	public @Nullable Object data() {
		return this.data;
	}

}
