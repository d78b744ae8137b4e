package dev.websockets.protocol;

import java.util.Arrays;

/**
 * The payload of a control frame, of at most 125 bytes, which may come in parts between
 * the fragments of a message (RFC 6455, section 5.5).
 */
final class ControlFrame {

	private static final byte[] NONE = {};

	private byte[] payload = NONE;

	private int size;

	/**
	 * Copy the payload of a whole frame.
	 * @throws ProtocolViolation if it is a Close that must not be sent
	 */
	static byte[] whole(int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
		byte[] payload = Arrays.copyOfRange(bytes, offset, offset + length);
		check(head, payload, length);
		return payload;
	}

	/**
	 * A frame begins that comes in parts.
	 * @throws ProtocolViolation if it is a Close that must not be sent
	 */
	void begins(int head, int length) throws ProtocolViolation {
		this.payload = new byte[length];
		this.size = 0;
		check(head, this.payload, 0);
	}

	/**
	 * The next part came.
	 * @throws ProtocolViolation if it is a Close that must not be sent
	 */
	void add(int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
		System.arraycopy(bytes, offset, this.payload, this.size, length);
		this.size += length;
		check(head, this.payload, this.size);
	}

	/**
	 * Take the payload of the frame, which is complete.
	 */
	byte[] take() {
		byte[] taken = this.payload;
		this.payload = NONE;
		return taken;
	}

	private static void check(int head, byte[] payload, int size) throws ProtocolViolation {
		if (Opcode.of(head) == Opcode.CLOSE) {
			ClosePayload.check(payload, size);
		}
	}

}
