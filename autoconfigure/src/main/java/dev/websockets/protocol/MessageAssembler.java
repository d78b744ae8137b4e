package dev.websockets.protocol;

import java.util.Arrays;

import dev.websockets.Message;

/**
 * Makes messages of frames (RFC 6455, section 5.4). Control frames between the fragments
 * of a message are handed on at once. A text is refused at the first octet that is not
 * UTF-8, a message over the limit as soon as its size is announced.
 *
 * @since 0.1.0
 */
public final class MessageAssembler extends CheckedFrames {

	private final MessageSink sink;

	/**
	 * Create an assembler.
	 * @param limit the size of the largest message; arrays end at 2,147,483,639 bytes
	 * anyway
	 * @param sink takes messages and control frames
	 */
	public MessageAssembler(SizeLimit limit, MessageSink sink) {
		super(limit);
		this.sink = sink;
	}

	@Override
	boolean completes(int head) {
		return Opcode.isFinal(head);
	}

	@Override
	void whole(MessageRules rules, int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
		this.sink.message(rules.isText() ? text(bytes, offset, length)
				: Message.of(Arrays.copyOfRange(bytes, offset, offset + length)));
	}

	private static Message text(byte[] bytes, int offset, int length) throws ProtocolViolation {
		try {
			return Message.ofUtf8(bytes, offset, length);
		}
		catch (IllegalArgumentException ex) {
			throw MessageRules.notUtf8();
		}
	}

	@Override
	void collected(MessageRules rules, int head, GrowingBuffer buffer) {
		if (!rules.isText()) {
			this.sink.message(Message.of(buffer.take()));
			return;
		}
		Message text = Message.ofUtf8(buffer.bytes(), 0, buffer.size());
		buffer.clear();
		this.sink.message(text);
	}

	@Override
	void control(int head, byte[] payload) {
		switch (Opcode.of(head)) {
			case Opcode.PING -> this.sink.ping(payload);
			case Opcode.PONG -> this.sink.pong(payload);
			default -> this.sink.close(ClosePayload.code(payload), ClosePayload.text(payload));
		}
	}

}
