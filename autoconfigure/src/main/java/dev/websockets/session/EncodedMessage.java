package dev.websockets.session;

import java.nio.ByteBuffer;
import java.util.List;

import dev.websockets.ExtensionFrame;

/**
 * A message as it goes out to many sessions: all octets of its frame, not masked.
 *
 * @param bytes the frame, header included, not to be changed
 * @param passed what each extension of these sessions made of it, in their order
 */
record EncodedMessage(byte[] bytes, List<ExtensionFrame> passed) {

	/**
	 * The frame, in a buffer of its own.
	 */
	ByteBuffer buffer() {
		return ByteBuffer.wrap(this.bytes).asReadOnlyBuffer();
	}

}
