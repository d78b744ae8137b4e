package dev.websockets.protocol;

/**
 * The first octet of a frame, its "head": the bits FIN and RSV1 to RSV3, and the opcode.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, section
 * 5.2</a>
 */
public final class Opcode {

	/** A further frame of a fragmented message. */
	public static final int CONTINUATION = 0x0;

	/** A text message, or its first frame. */
	public static final int TEXT = 0x1;

	/** A binary message, or its first frame. */
	public static final int BINARY = 0x2;

	/** The last frame of a side. */
	public static final int CLOSE = 0x8;

	/** A Ping, which is answered with a Pong. */
	public static final int PING = 0x9;

	/** A Pong. */
	public static final int PONG = 0xA;

	/** The bit of a message's last frame. */
	public static final int FIN = 0x80;

	/** The first bit that an extension may own. */
	public static final int RSV1 = 0x40;

	/** The second bit that an extension may own. */
	public static final int RSV2 = 0x20;

	/** The third bit that an extension may own. */
	public static final int RSV3 = 0x10;

	/** All bits that extensions may own. */
	public static final int RESERVED = RSV1 | RSV2 | RSV3;

	private static final int OPCODE = 0xF;

	private static final int CONTROL = 0x8;

	private Opcode() {
	}

	/**
	 * The opcode in a head.
	 * @param head the first octet of a frame
	 * @return the opcode, 0 to 15
	 */
	public static int of(int head) {
		return head & OPCODE;
	}

	/**
	 * Whether it is the last, or only, frame of a message.
	 * @param head the first octet of a frame
	 * @return true if FIN is set
	 */
	public static boolean isFinal(int head) {
		return (head & FIN) != 0;
	}

	/**
	 * Whether it is a control frame: Close, Ping, Pong or one that is not defined (RFC
	 * 6455, section 5.5).
	 * @param head the first octet of a frame
	 * @return true for the opcodes 8 to 15
	 */
	public static boolean isControl(int head) {
		return (head & CONTROL) != 0;
	}

	/**
	 * Whether the protocol defines the opcode.
	 * @param head the first octet of a frame
	 * @return false for the opcodes 3 to 7 and 11 to 15
	 */
	public static boolean isDefined(int head) {
		return (head & (OPCODE ^ CONTROL)) <= BINARY;
	}

}
