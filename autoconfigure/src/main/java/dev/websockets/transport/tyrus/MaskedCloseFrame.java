package dev.websockets.transport.tyrus;

import java.nio.ByteBuffer;

/**
 * The Close frame of a client (RFC 6455, sections 5.2 and 5.5.1): two bytes of header,
 * four of the masking key, then the masked status code and text.
 */
final class MaskedCloseFrame {

	private static final int MASKING_KEY = 2;

	private static final int CODE = 6;

	private MaskedCloseFrame() {
	}

	/**
	 * Put another status code into a frame that has one.
	 */
	static void setCode(ByteBuffer frame, int code) {
		int start = frame.position();
		if (frame.remaining() >= CODE + Short.BYTES) {
			short maskingKey = frame.getShort(start + MASKING_KEY);
			frame.putShort(start + CODE, (short) (code ^ maskingKey));
		}
	}

}
