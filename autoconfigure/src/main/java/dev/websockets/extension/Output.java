package dev.websockets.extension;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that zlib writes, in an array that grows.
 */
final class Output {

	/**
	 * With less room than this, zlib may write its marks twice.
	 */
	private static final int LEAST_ROOM = 16;

	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private byte[] bytes;

	private int size;

	/**
	 * Create an empty one.
	 * @param expected how many bytes it may become
	 */
	Output(long expected) {
		this.bytes = new byte[(int) Math.max(LEAST_ROOM, Math.min(expected, LARGEST_ARRAY))];
	}

	/**
	 * Make room for more.
	 * @param most the most bytes that are wanted in all
	 */
	void grow(long most) {
		long doubled = Math.min(2L * this.bytes.length, Math.max(most, this.size + LEAST_ROOM));
		this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(doubled, LARGEST_ARRAY));
	}

	boolean isFull() {
		return this.size == this.bytes.length;
	}

	byte[] bytes() {
		return this.bytes;
	}

	int size() {
		return this.size;
	}

	int room() {
		return this.bytes.length - this.size;
	}

	/**
	 * So many bytes were written behind the others.
	 */
	void written(int count) {
		this.size += count;
	}

	/**
	 * The first bytes.
	 */
	ByteBuffer first(int count) {
		return ByteBuffer.wrap(this.bytes, 0, count);
	}

}
