package dev.websockets.protocol;

/**
 * What the first octet of a frame must keep to, given the frames before it (RFC 6455,
 * sections 5.2, 5.4 and 5.5).
 */
final class HeadRules {

	private int forbiddenBits = Opcode.RESERVED;

	private boolean withinMessage;

	/**
	 * Allow reserved bits that belong to an extension.
	 */
	void allowReserved(int bits) {
		this.forbiddenBits &= ~bits;
	}

	/**
	 * Look at the next frame's first octet.
	 * @throws ProtocolViolation if this frame must not come
	 */
	void check(int head) throws ProtocolViolation {
		if ((head & this.forbiddenBits) != 0 || !Opcode.isDefined(head)) {
			throw undefined(head);
		}
		if (Opcode.isControl(head)) {
			if (!Opcode.isFinal(head)) {
				throw ProtocolViolation
					.protocolError("fragmented control frame, opcode " + Opcode.of(head) + " (RFC 6455, section 5.5)");
			}
			return;
		}
		if (this.withinMessage != (Opcode.of(head) == Opcode.CONTINUATION)) {
			throw outOfOrder(head);
		}
		this.withinMessage = !Opcode.isFinal(head);
	}

	/**
	 * Whether more frames of a message have to come.
	 */
	boolean isWithinMessage() {
		return this.withinMessage;
	}

	private ProtocolViolation undefined(int head) {
		return ProtocolViolation.protocolError(
				Opcode.isDefined(head) ? "frame with a reserved bit that no extension owns (RFC 6455, section 5.2)"
						: "frame of the reserved opcode " + Opcode.of(head) + " (RFC 6455, section 5.2)");
	}

	private ProtocolViolation outOfOrder(int head) {
		return ProtocolViolation
			.protocolError(
					this.withinMessage
							? "new message, opcode " + Opcode.of(head) + ", within a fragmented message"
									+ " (RFC 6455, section 5.4)"
							: "continuation of no message (RFC 6455, section 5.4)");
	}

}
