package dev.websockets.protocol;

import dev.websockets.Frame;

/**
 * The header of one frame after the other, octet by octet (RFC 6455, section 5.2).
 */
final class FrameHeader {

	private static final int MASKED = 0x80;

	private static final int TWO_OCTETS = 126;

	private static final int EIGHT_OCTETS = 127;

	private final HeadRules rules;

	private final Role role;

	private Part awaited = Part.HEAD;

	private int missing;

	private int head;

	private long length;

	private int key;

	/**
	 * Create a reader of headers.
	 * @param role which side we are
	 */
	FrameHeader(HeadRules rules, Role role) {
		this.rules = rules;
		this.role = role;
	}

	/**
	 * Take the next octet.
	 * @return whether it was the last one of a header
	 * @throws ProtocolViolation if the octet must not come
	 */
	boolean accept(int octet) throws ProtocolViolation {
		return switch (this.awaited) {
			case HEAD -> acceptHead(octet);
			case LENGTH -> acceptLength(octet);
			case EXTENDED_LENGTH -> acceptExtendedLength(octet);
			case KEY -> acceptKey(octet);
		};
	}

	/**
	 * Whether nothing of the next header came yet.
	 */
	boolean isEmpty() {
		return this.awaited == Part.HEAD;
	}

	int head() {
		return this.head;
	}

	long length() {
		return this.length;
	}

	int key() {
		return this.key;
	}

	private boolean acceptHead(int octet) throws ProtocolViolation {
		this.rules.check(octet);
		this.head = octet;
		this.awaited = Part.LENGTH;
		return false;
	}

	private boolean acceptLength(int octet) throws ProtocolViolation {
		if (((octet & MASKED) != 0) != (this.role == Role.SERVER)) {
			throw ProtocolViolation
				.protocolError((this.role == Role.SERVER) ? "frame without a mask from a client (RFC 6455, section 5.1)"
						: "masked frame from a server (RFC 6455, section 5.1)");
		}
		int size = octet & ~MASKED;
		if (size > Frame.MAX_CONTROL_PAYLOAD && Opcode.isControl(this.head)) {
			throw ProtocolViolation.protocolError("control frame, opcode " + Opcode.of(this.head) + ", over "
					+ Frame.MAX_CONTROL_PAYLOAD + " bytes (RFC 6455, section 5.5)");
		}
		if (size < TWO_OCTETS) {
			this.length = size;
			return lengthIsKnown();
		}
		this.length = 0;
		this.missing = (size < EIGHT_OCTETS) ? Short.BYTES : Long.BYTES;
		this.awaited = Part.EXTENDED_LENGTH;
		return false;
	}

	private boolean acceptExtendedLength(int octet) throws ProtocolViolation {
		if (this.missing == Long.BYTES && octet > Byte.MAX_VALUE) {
			throw ProtocolViolation.protocolError("frame of over 2^63-1 bytes (RFC 6455, section 5.2)");
		}
		this.length = (this.length << Byte.SIZE) | octet;
		this.missing--;
		boolean fitsTwoOctets = this.missing == Short.BYTES && this.length == 0;
		boolean fitsNone = this.missing == 0 && this.length < TWO_OCTETS;
		if (fitsTwoOctets || fitsNone) {
			throw ProtocolViolation.protocolError("frame length in more octets than it needs (RFC 6455, section 5.2)");
		}
		return this.missing == 0 && lengthIsKnown();
	}

	private boolean lengthIsKnown() {
		this.key = 0;
		this.missing = Integer.BYTES;
		this.awaited = (this.role == Role.SERVER) ? Part.KEY : Part.HEAD;
		return isEmpty();
	}

	private boolean acceptKey(int octet) {
		this.key = (this.key >>> Byte.SIZE) | (octet << (Integer.SIZE - Byte.SIZE));
		this.missing--;
		if (this.missing == 0) {
			this.awaited = Part.HEAD;
		}
		return isEmpty();
	}

	private enum Part {

		HEAD, LENGTH, EXTENDED_LENGTH, KEY

	}

}
