package dev.websockets;

import java.nio.ByteBuffer;

/**
 * A frame on its way through the extensions of a session: a message, a fragment of one,
 * or a control frame, with its reserved bits.
 *
 * @param type what the frame is
 * @param last whether a message ends with it (the bit FIN); true for control frames
 * @param reserved its reserved bits, a sum of {@link #RSV1}, {@link #RSV2} and
 * {@link #RSV3}
 * @param payload its payload, unmasked, between position and limit. What is given to an
 * extension belongs to it until it returns; what it returns belongs to who called
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, section
 * 5.2</a>
 */
public record ExtensionFrame(Type type, boolean last, int reserved, ByteBuffer payload) {

	/** The first reserved bit. */
	public static final int RSV1 = 0x40;

	/** The second reserved bit. */
	public static final int RSV2 = 0x20;

	/** The third reserved bit. */
	public static final int RSV3 = 0x10;

	private static final int ALL = RSV1 | RSV2 | RSV3;

	/**
	 * Create a frame.
	 * @throws IllegalArgumentException if there are bits that are not reserved ones
	 */
	public ExtensionFrame {
		if ((reserved & ~ALL) != 0) {
			throw new IllegalArgumentException(
					"Only RSV1, RSV2 and RSV3 are reserved bits, 0x%02x has others".formatted(reserved));
		}
	}

	/**
	 * Whether a reserved bit is set.
	 * @param bit one of {@link #RSV1}, {@link #RSV2} and {@link #RSV3}
	 * @return whether it is set
	 */
	public boolean has(int bit) {
		return (this.reserved & bit) != 0;
	}

	/**
	 * Whether it is a Close, a Ping or a Pong.
	 * @return false for messages and their fragments
	 */
	public boolean isControl() {
		return this.type.control;
	}

	/**
	 * Whether it is the first, or only, frame of a message.
	 * @return false for continuations and control frames
	 */
	public boolean isFirst() {
		return this.type == Type.TEXT || this.type == Type.BINARY;
	}

	/**
	 * The size of the payload.
	 * @return the size in bytes
	 */
	public int size() {
		return this.payload.remaining();
	}

	/**
	 * This frame with a reserved bit set.
	 * @param bit one of {@link #RSV1}, {@link #RSV2} and {@link #RSV3}
	 * @return a changed copy
	 */
	public ExtensionFrame withReserved(int bit) {
		return new ExtensionFrame(this.type, this.last, this.reserved | bit, this.payload);
	}

	/**
	 * This frame with a reserved bit cleared.
	 * @param bit one of {@link #RSV1}, {@link #RSV2} and {@link #RSV3}
	 * @return a changed copy
	 */
	public ExtensionFrame withoutReserved(int bit) {
		return new ExtensionFrame(this.type, this.last, this.reserved & ~bit, this.payload);
	}

	/**
	 * This frame with another payload.
	 * @param payload the payload, between position and limit
	 * @return a changed copy
	 */
	public ExtensionFrame withPayload(ByteBuffer payload) {
		return new ExtensionFrame(this.type, this.last, this.reserved, payload);
	}

	/**
	 * What a frame is, by its opcode.
	 */
	public enum Type {

		/** A further frame of a fragmented message. */
		CONTINUATION(false),

		/** A text message, or its first frame. */
		TEXT(false),

		/** A binary message, or its first frame. */
		BINARY(false),

		/** The last frame of a side. */
		CLOSE(true),

		/** A Ping. */
		PING(true),

		/** A Pong. */
		PONG(true);

		private final boolean control;

		Type(boolean control) {
			this.control = control;
		}

	}

}
