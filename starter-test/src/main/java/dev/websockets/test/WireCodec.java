package dev.websockets.test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Frames to bytes and back, RFC 6455 section 5.2.
 */
final class WireCodec {

	private static final int MAX_PAYLOAD = 256 * 1024 * 1024;

	private static final int MASK_LENGTH = 4;

	private WireCodec() {
	}

	static byte[] encode(WireFrame frame, byte[] payload) {
		ByteBuffer out = ByteBuffer
			.allocate(2 + extendedLength(payload.length) + ((frame.masked()) ? MASK_LENGTH : 0) + payload.length);
		out.put((byte) (((frame.fin()) ? 0x80 : 0) | frame.rsv() << 4 | frame.opcode()));
		int maskBit = (frame.masked()) ? 0x80 : 0;
		switch (extendedLength(payload.length)) {
			case 0 -> out.put((byte) (maskBit | payload.length));
			case 2 -> out.put((byte) (maskBit | 126)).putShort((short) payload.length);
			default -> out.put((byte) (maskBit | 127)).putLong(payload.length);
		}
		if (frame.masked()) {
			byte[] key = new byte[MASK_LENGTH];
			ThreadLocalRandom.current().nextBytes(key);
			out.put(key).put(mask(payload.clone(), key));
		}
		else {
			out.put(payload);
		}
		return out.array();
	}

	/**
	 * Read one frame. A time-out leaves the bytes read so far in the input, so that the
	 * next call begins at the same frame.
	 * @param in where the bytes come from
	 * @param deadline until when
	 * @return the frame
	 * @throws IOException at a time-out or the end of the connection
	 */
	static WireFrame decode(SocketInput in, Deadline deadline) throws IOException {
		in.require(2, deadline);
		int first = in.peek(0);
		int length = in.peek(1) & 0x7F;
		boolean masked = (in.peek(1) & 0x80) != 0;
		int extended = (length < 126) ? 0 : (length == 126) ? 2 : 8;
		int header = 2 + extended + ((masked) ? MASK_LENGTH : 0);
		in.require(header, deadline);
		long payloadLength = (extended == 0) ? length : in.peekNumber(2, extended);
		if (payloadLength < 0 || payloadLength > MAX_PAYLOAD) {
			throw new AssertionError("the client announced a frame of " + Long.toUnsignedString(payloadLength)
					+ " bytes, the test server reads " + MAX_PAYLOAD + " at most");
		}
		in.require(header + (int) payloadLength, deadline);
		byte[] head = in.take(header);
		byte[] payload = in.take((int) payloadLength);
		if (masked) {
			mask(payload, ByteBuffer.wrap(head, header - MASK_LENGTH, MASK_LENGTH).slice());
		}
		return new WireFrame((first & 0x80) != 0, first >> 4 & 0x7, first & 0xF, masked, payload);
	}

	private static int extendedLength(int length) {
		if (length < 126) {
			return 0;
		}
		return (length <= 0xFFFF) ? 2 : 8;
	}

	private static byte[] mask(byte[] payload, byte[] key) {
		return mask(payload, ByteBuffer.wrap(key));
	}

	private static byte[] mask(byte[] payload, ByteBuffer key) {
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= key.get(i % MASK_LENGTH);
		}
		return payload;
	}

}
