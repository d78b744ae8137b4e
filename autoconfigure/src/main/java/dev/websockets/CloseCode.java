package dev.websockets;

/**
 * The status codes of a Close frame that the protocol and its registry define.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4">RFC 6455, section
 * 7.4</a>
 */
public final class CloseCode {

	/** The purpose of the connection is fulfilled. */
	public static final int NORMAL = 1000;

	/** The endpoint goes away: an application that stops, a page that is left. */
	public static final int GOING_AWAY = 1001;

	/** The peer broke the protocol. */
	public static final int PROTOCOL_ERROR = 1002;

	/** A kind of data that the endpoint does not take. */
	public static final int UNSUPPORTED_DATA = 1003;

	/** Never sent: a Close without a status code was received. */
	public static final int NO_STATUS = 1005;

	/** Never sent: the connection ended without a Close. */
	public static final int ABNORMAL = 1006;

	/** Data that does not fit its type, such as a text that is not UTF-8. */
	public static final int INVALID_DATA = 1007;

	/** A message against the endpoint's policy. */
	public static final int POLICY_VIOLATION = 1008;

	/** A message too big to be processed. */
	public static final int TOO_BIG = 1009;

	/** The server did not negotiate an extension that the client needs. */
	public static final int MISSING_EXTENSION = 1010;

	/** An unexpected condition. */
	public static final int INTERNAL_ERROR = 1011;

	/** The service restarts; clients come back after a random delay. */
	public static final int SERVICE_RESTART = 1012;

	/** The service is overloaded; clients come back later. */
	public static final int TRY_AGAIN_LATER = 1013;

	/** A gateway got a wrong answer from the server behind it. */
	public static final int BAD_GATEWAY = 1014;

	private CloseCode() {
	}

	/**
	 * Whether an endpoint may send this code in a Close frame.
	 * @param code the status code
	 * @return true for 1000 to 1003, 1007 to 1014 and 3000 to 4999
	 */
	public static boolean isSendable(int code) {
		return (code >= NORMAL && code <= UNSUPPORTED_DATA) || (code >= INVALID_DATA && code <= BAD_GATEWAY)
				|| (code >= 3000 && code <= 4999);
	}

}
