package dev.websockets.test;

import java.io.ByteArrayOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Puts the client's data frames together into messages, RFC 6455 section 5.4, and fails
 * at what a client must not send.
 */
final class MessageAssembler {

	private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

	private int opcode = WireFrame.CONTINUATION;

	/**
	 * Add the next data frame.
	 * @param frame a text, binary or continuation frame
	 * @return the message as one frame, or null if it goes on
	 */
	@Nullable WireFrame add(WireFrame frame) {
		check(frame);
		if (frame.fin() && frame.opcode() != WireFrame.CONTINUATION) {
			return frame;
		}
		if (frame.opcode() != WireFrame.CONTINUATION) {
			this.opcode = frame.opcode();
		}
		this.payload.writeBytes(frame.payload());
		if (!frame.fin()) {
			return null;
		}
		WireFrame message = new WireFrame(true, 0, this.opcode, true, this.payload.toByteArray());
		this.payload.reset();
		this.opcode = WireFrame.CONTINUATION;
		return message;
	}

	private void check(WireFrame frame) {
		boolean fragmented = this.opcode != WireFrame.CONTINUATION;
		boolean continuation = frame.opcode() == WireFrame.CONTINUATION;
		if (!frame.masked()) {
			throw new AssertionError("the client sent an unmasked frame (RFC 6455 5.1): " + frame);
		}
		if (frame.rsv() != 0) {
			throw new AssertionError("the client sent a frame of an extension, read it with readFrame(): " + frame);
		}
		if (frame.opcode() > WireFrame.BINARY) {
			throw new AssertionError("the client sent an unknown opcode (RFC 6455 5.2): " + frame);
		}
		if (continuation != fragmented) {
			throw new AssertionError("the client sent fragments out of order (RFC 6455 5.4): " + frame);
		}
	}

}
