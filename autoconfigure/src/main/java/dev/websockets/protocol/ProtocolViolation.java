package dev.websockets.protocol;

import java.util.function.Supplier;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketProtocolException;

/**
 * The peer sent what it must not send, or more than we take: the connection is to be
 * closed with a code (RFC 6455, section 7.1.7). Has no stack trace; it says what to tell
 * the peer and the application, and is never thrown at the application itself.
 *
 * @since 0.1.0
 */
public final class ProtocolViolation extends Exception {

	private final int closeCode;

	private final transient Supplier<WebSocketException> exception;

	private ProtocolViolation(int closeCode, String message, Supplier<WebSocketException> exception) {
		super(message, null, false, false);
		this.closeCode = closeCode;
		this.exception = exception;
	}

	/**
	 * The peer broke the protocol: 1002.
	 * @param what what it sent and which section forbids it
	 * @return the violation
	 */
	public static ProtocolViolation protocolError(String what) {
		return wrong(CloseCode.PROTOCOL_ERROR, what);
	}

	/**
	 * The peer sent data that does not fit its type: 1007.
	 * @param what what it sent and which section forbids it
	 * @return the violation
	 */
	public static ProtocolViolation invalidData(String what) {
		return wrong(CloseCode.INVALID_DATA, what);
	}

	private static ProtocolViolation wrong(int closeCode, String what) {
		String message = what + "; closed with " + closeCode;
		return new ProtocolViolation(closeCode, message, () -> new WebSocketProtocolException(message));
	}

	/**
	 * The peer announced or sent more than we take: 1009.
	 * @param size the size in bytes, as far as it was announced
	 * @param limit the limit in bytes
	 * @param property the property that sets the limit
	 * @return the violation
	 */
	public static ProtocolViolation tooLarge(long size, long limit, String property) {
		return new ProtocolViolation(CloseCode.TOO_BIG,
				size + " bytes are over " + property + " (" + limit + "); closed with " + CloseCode.TOO_BIG,
				() -> new WebSocketMessageTooLargeException(size, limit, property));
	}

	/**
	 * The peer sent what an extension does not allow.
	 * @param refused what the extension said
	 * @return the violation
	 */
	public static ProtocolViolation refused(WebSocketExtensionException refused) {
		int closeCode = refused.closeCode();
		String problem = refused.problem();
		return new ProtocolViolation(closeCode, String.valueOf(refused.getMessage()),
				() -> new WebSocketExtensionException(closeCode, problem, refused));
	}

	/**
	 * The code to close the connection with.
	 * @return 1002, 1007, 1009 or what an extension said
	 */
	public int closeCode() {
		return this.closeCode;
	}

	/**
	 * The error for the application: a {@link WebSocketMessageTooLargeException} for
	 * 1009, else a {@link WebSocketProtocolException}.
	 * @return a new exception, with the stack trace of the thread that asks
	 */
	public WebSocketException exception() {
		return this.exception.get();
	}

}
