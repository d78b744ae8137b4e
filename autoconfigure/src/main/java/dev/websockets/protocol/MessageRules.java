package dev.websockets.protocol;

/**
 * What the data frames of one message must keep to together: the limit on its size, and
 * UTF-8 if it is a text (RFC 6455, sections 5.6 and 8.1).
 */
final class MessageRules {

	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private final Utf8Validator utf8 = new Utf8Validator();

	private final SizeLimit limit;

	private long size;

	private boolean text;

	MessageRules(SizeLimit limit) {
		this.limit = limit.withBytes(Math.min(limit.bytes(), LARGEST_ARRAY));
	}

	/**
	 * A data frame begins.
	 * @throws ProtocolViolation if the message, as far as it was announced, is too large
	 */
	void frameBegins(int head, long length) throws ProtocolViolation {
		if (Opcode.of(head) != Opcode.CONTINUATION) {
			this.size = 0;
			this.text = Opcode.of(head) == Opcode.TEXT;
		}
		if (length > this.limit.bytes() - this.size) {
			long announced = this.size + Math.min(length, Long.MAX_VALUE - this.size);
			throw this.limit.exceededBy(announced);
		}
		this.size += length;
	}

	/**
	 * The next part of the frame's payload came.
	 * @throws ProtocolViolation if the message is a text and this is not UTF-8
	 */
	void framePart(byte[] bytes, int offset, int length) throws ProtocolViolation {
		if (this.text && !this.utf8.accept(bytes, offset, length)) {
			throw notUtf8();
		}
	}

	/**
	 * The frame is complete.
	 * @throws ProtocolViolation if it is the last one of a text that ends within a
	 * character
	 */
	void frameEnds(int head) throws ProtocolViolation {
		if (this.text && Opcode.isFinal(head) && !this.utf8.isComplete()) {
			throw notUtf8();
		}
	}

	/**
	 * Whether the message is a text.
	 */
	boolean isText() {
		return this.text;
	}

	/**
	 * The limit, which is also one that an array can hold.
	 */
	long maxSize() {
		return this.limit.bytes();
	}

	/**
	 * A text has an octet that UTF-8 does not allow there.
	 */
	static ProtocolViolation notUtf8() {
		return ProtocolViolation.invalidData("text message that is not UTF-8 (RFC 6455, section 8.1)");
	}

}
