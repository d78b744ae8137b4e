package dev.websockets.transport.net;

import java.nio.ByteBuffer;

/**
 * As much of a buffer as goes through one call of a channel. The JDK copies what lies in
 * the heap through native memory of the same size, and keeps that memory for the thread.
 */
final class Portion {

	static final int MAX_BYTES = 65 * 1024;

	private Portion() {
	}

	static ByteBuffer of(ByteBuffer whole) {
		if (whole.isDirect() || whole.remaining() <= MAX_BYTES) {
			return whole;
		}
		return whole.slice(whole.position(), MAX_BYTES);
	}

	/**
	 * Move the whole buffer on by what went through its portion.
	 */
	static void settle(ByteBuffer whole, ByteBuffer portion) {
		if (portion != whole) {
			whole.position(whole.position() + portion.position());
		}
	}

}
