package dev.websockets;

import org.jspecify.annotations.Nullable;

/**
 * The peer sent what an extension does not allow. The session was closed with
 * {@link #closeCode()}.
 *
 * @since 0.1.0
 */
public final class WebSocketExtensionException extends WebSocketProtocolException {

	private final int closeCode;

	private final String problem;

	/**
	 * Create the exception.
	 * @param closeCode the code to close the session with, such as
	 * {@link CloseCode#PROTOCOL_ERROR} for a reserved bit in the wrong place, or
	 * {@link CloseCode#INVALID_DATA} for a payload that cannot be read
	 * @param problem what the peer sent
	 * @throws IllegalArgumentException if an endpoint must not send the code
	 */
	public WebSocketExtensionException(int closeCode, String problem) {
		this(closeCode, problem, null);
	}

	/**
	 * Create the exception.
	 * @param closeCode the code to close the session with
	 * @param problem what the peer sent
	 * @param cause the cause, or {@code null}
	 * @throws IllegalArgumentException if an endpoint must not send the code
	 */
	public WebSocketExtensionException(int closeCode, String problem, @Nullable Throwable cause) {
		super(problem + "; closed with " + closeCode, cause);
		if (!CloseCode.isSendable(closeCode)) {
			throw new IllegalArgumentException("Close code " + closeCode + " may not be sent");
		}
		this.closeCode = closeCode;
		this.problem = problem;
	}

	/**
	 * The code that the session is closed with.
	 * @return the code
	 */
	public int closeCode() {
		return this.closeCode;
	}

	/**
	 * What the peer sent.
	 * @return the problem alone
	 */
	public String problem() {
		return this.problem;
	}

}
