package dev.websockets.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Frames written by hand, with nothing of what is tested.
 */
final class Wire {

	private static final HexFormat HEX = HexFormat.of();

	private Wire() {
	}

	static byte[] hex(String hex) {
		return HEX.parseHex(hex.replace(" ", ""));
	}

	static String hex(byte[] bytes) {
		return HEX.formatHex(bytes);
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			joined.writeBytes(part);
		}
		return joined.toByteArray();
	}

	/**
	 * A frame without a mask, as a server sends it.
	 */
	static byte[] frame(int head, byte[] payload) {
		return join(header(head, payload.length, 0), payload);
	}

	/**
	 * A masked frame, as a client sends it.
	 */
	static byte[] masked(int head, byte[] payload, int key) {
		byte[] keyOctets = ByteBuffer.allocate(4).putInt(key).array();
		byte[] masked = payload.clone();
		for (int i = 0; i < masked.length; i++) {
			masked[i] ^= keyOctets[i % 4];
		}
		return join(header(head, payload.length, 0x80), keyOctets, masked);
	}

	static byte[] frame(Role receiver, int head, byte[] payload) {
		return (receiver == Role.CLIENT) ? frame(head, payload) : masked(head, payload, 0x12F3_A45B);
	}

	static byte[] header(int head, long length, int mask) {
		if (length < 126) {
			return new byte[] { (byte) head, (byte) (mask | length) };
		}
		if (length < 65536) {
			return ByteBuffer.allocate(4).put((byte) head).put((byte) (mask | 126)).putShort((short) length).array();
		}
		return ByteBuffer.allocate(10).put((byte) head).put((byte) (mask | 127)).putLong(length).array();
	}

}
