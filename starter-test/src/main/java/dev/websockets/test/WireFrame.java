package dev.websockets.test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One frame as it stands on the wire, RFC 6455 section 5.2. Nothing is checked but what
 * the header cannot express, so that a test can send frames that break the protocol.
 *
 * @param fin whether this is the last frame of its message
 * @param rsv the three reserved bits as a number, RSV1 is 4, RSV2 is 2, RSV3 is 1
 * @param opcode the opcode, 0 to 15
 * @param masked whether the payload is masked on the wire, as a client must and a server
 * must not; the payload itself is always given unmasked
 * @param payload the bytes of the payload, copied
 * @since 0.1.0
 */
public record WireFrame(boolean fin, int rsv, int opcode, boolean masked, byte[] payload) {

	/** Opcode of a frame that goes on with a fragmented message. */
	public static final int CONTINUATION = 0x0;

	/** Opcode of a text frame. */
	public static final int TEXT = 0x1;

	/** Opcode of a binary frame. */
	public static final int BINARY = 0x2;

	/** Opcode of a Close frame. */
	public static final int CLOSE = 0x8;

	/** Opcode of a ping. */
	public static final int PING = 0x9;

	/** Opcode of a pong. */
	public static final int PONG = 0xA;

	/** What {@link #closeCode()} says of a Close without status, RFC 6455 7.1.5. */
	public static final int NO_STATUS = 1005;

	public WireFrame {
		if (rsv < 0 || rsv > 7) {
			throw new IllegalArgumentException("rsv must be 0 to 7, not " + rsv);
		}
		if (opcode < 0 || opcode > 15) {
			throw new IllegalArgumentException("opcode must be 0 to 15, not " + opcode);
		}
		payload = payload.clone();
	}

	/**
	 * Create an unmasked final frame.
	 * @param opcode the opcode, 0 to 15
	 * @param payload the bytes of the payload
	 * @return the frame
	 */
	public static WireFrame of(int opcode, byte... payload) {
		return new WireFrame(true, 0, opcode, false, payload);
	}

	/**
	 * Create a text frame that is a whole message.
	 * @param text the text
	 * @return the frame
	 */
	public static WireFrame text(String text) {
		return of(TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Create a binary frame that is a whole message.
	 * @param bytes the bytes
	 * @return the frame
	 */
	public static WireFrame binary(byte... bytes) {
		return of(BINARY, bytes);
	}

	/**
	 * Create the last continuation frame of a text.
	 * @param text the rest of the text
	 * @return the frame
	 */
	public static WireFrame continuation(String text) {
		return of(CONTINUATION, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Create a ping.
	 * @param payload the bytes that the pong repeats
	 * @return the frame
	 */
	public static WireFrame ping(byte... payload) {
		return of(PING, payload);
	}

	/**
	 * Create a pong.
	 * @param payload the bytes of the ping that it answers
	 * @return the frame
	 */
	public static WireFrame pong(byte... payload) {
		return of(PONG, payload);
	}

	/**
	 * Create a Close frame with a status.
	 * @param code the status code, 0 to 65535; any is written as given
	 * @param text the reason
	 * @return the frame
	 */
	public static WireFrame close(int code, String text) {
		byte[] reason = text.getBytes(StandardCharsets.UTF_8);
		byte[] payload = new byte[2 + reason.length];
		payload[0] = (byte) (code >> 8);
		payload[1] = (byte) code;
		System.arraycopy(reason, 0, payload, 2, reason.length);
		return of(CLOSE, payload);
	}

	/**
	 * Return this frame with another FIN bit, for messages in fragments.
	 * @param fin whether it is the last of its message
	 * @return the changed frame
	 */
	public WireFrame withFin(boolean fin) {
		return new WireFrame(fin, this.rsv, this.opcode, this.masked, this.payload);
	}

	/**
	 * Return this frame with other reserved bits.
	 * @param rsv the bits, 0 to 7
	 * @return the changed frame
	 */
	public WireFrame withRsv(int rsv) {
		return new WireFrame(this.fin, rsv, this.opcode, this.masked, this.payload);
	}

	/**
	 * Return this frame masked, with a fresh random key when it is written, or unmasked.
	 * @param masked whether the payload is masked on the wire
	 * @return the changed frame
	 */
	public WireFrame withMasked(boolean masked) {
		return new WireFrame(this.fin, this.rsv, this.opcode, masked, this.payload);
	}

	/**
	 * Return a copy of the payload.
	 * @return the bytes, unmasked
	 */
	@Override
	public byte[] payload() {
		return this.payload.clone();
	}

	/**
	 * Return the payload as text.
	 * @return the text
	 * @throws AssertionError if the payload is not UTF-8
	 */
	public String text() {
		return WireText.decode(this.payload, 0);
	}

	/**
	 * Return the status code of a Close frame.
	 * @return the code, {@value #NO_STATUS} if the frame has none
	 * @throws AssertionError if this is no Close frame, or its payload is one byte
	 */
	public int closeCode() {
		if (this.opcode != CLOSE || this.payload.length == 1) {
			throw new AssertionError("not a Close frame with a status: " + this);
		}
		return (this.payload.length == 0) ? NO_STATUS
				: Byte.toUnsignedInt(this.payload[0]) << 8 | Byte.toUnsignedInt(this.payload[1]);
	}

	/**
	 * Return the reason of a Close frame.
	 * @return the text, empty if the frame has none
	 * @throws AssertionError if this is no Close frame, or its reason is not UTF-8
	 */
	public String closeText() {
		return (closeCode() == NO_STATUS && this.payload.length == 0) ? "" : WireText.decode(this.payload, 2);
	}

	/**
	 * Return the frame as it is written to the wire; a masked frame differs each time.
	 * @return header and payload
	 */
	public byte[] toBytes() {
		return WireCodec.encode(this, this.payload);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof WireFrame frame && this.fin == frame.fin && this.rsv == frame.rsv
				&& this.opcode == frame.opcode && this.masked == frame.masked
				&& Arrays.equals(this.payload, frame.payload);
	}

	@Override
	public int hashCode() {
		return 31 * this.opcode + Arrays.hashCode(this.payload);
	}

	@Override
	public String toString() {
		return WireText.describe(this, this.payload);
	}

}
