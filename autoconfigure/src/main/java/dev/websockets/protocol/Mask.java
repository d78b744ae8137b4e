package dev.websockets.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Masking (RFC 6455, section 5.3), eight bytes at a time. A key is an int whose lowest
 * byte masks the first byte of the payload.
 */
final class Mask {

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private Mask() {
	}

	/**
	 * Read a key from a header.
	 */
	static int read(byte[] header, int offset) {
		return (int) INTS.get(header, offset);
	}

	/**
	 * Write a key into a header.
	 */
	static void write(int key, byte[] header, int offset) {
		INTS.set(header, offset, key);
	}

	/**
	 * Mask or unmask bytes.
	 * @param key the key as it is at the first of these bytes
	 * @param source where the bytes are
	 * @param from the index of the first one
	 * @param length their number
	 * @param target where they go to, may be the source
	 * @param at where to put the first one
	 * @return the key as it is at the byte after these
	 */
	static int apply(int key, byte[] source, int from, int length, byte[] target, int at) {
		long mask = (key & 0xFFFF_FFFFL) | ((long) key << Integer.SIZE);
		int whole = length & -Long.BYTES;
		for (int i = 0; i < whole; i += Long.BYTES) {
			LONGS.set(target, at + i, (long) LONGS.get(source, from + i) ^ mask);
		}
		for (int i = whole; i < length; i++) {
			target[at + i] = (byte) (source[from + i] ^ mask);
			mask >>>= Byte.SIZE;
		}
		return Integer.rotateRight(key, length * Byte.SIZE);
	}

}
