package dev.websockets.protocol;

import java.util.Arrays;

/**
 * Collects bytes that come in parts. It grows with what came, never with what was
 * announced alone, and holds nothing while it is empty.
 */
final class GrowingBuffer {

	private static final int FIRST_SIZE = 64 * 1024;

	private static final int GROWTH = 4;

	/**
	 * How much more than what came is held for what is announced.
	 */
	private static final int TRUST = 16;

	private static final byte[] NONE = {};

	private byte[] bytes = NONE;

	private int size;

	private long announced;

	private long bound;

	/**
	 * Say what is known of the bytes to come.
	 * @param announced the size of this buffer when all that was announced has come
	 * @param bound the most bytes that this buffer may get in all
	 */
	void expect(long announced, long bound) {
		this.announced = announced;
		this.bound = bound;
	}

	/**
	 * Add bytes.
	 */
	void add(byte[] source, int offset, int length) {
		int needed = this.size + length;
		if (needed > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(needed, capacity()));
		}
		System.arraycopy(source, offset, this.bytes, this.size, length);
		this.size = needed;
	}

	private long capacity() {
		if (this.bytes.length == 0) {
			return Math.min(FIRST_SIZE, this.announced);
		}
		long trusted = Math.min((long) this.bytes.length * TRUST, this.announced);
		return Math.min(Math.max(trusted, (long) this.bytes.length * GROWTH), this.bound);
	}

	/**
	 * Where the bytes are, from index 0 on.
	 */
	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * The number of bytes.
	 */
	int size() {
		return this.size;
	}

	/**
	 * Take all bytes; the buffer is empty then.
	 * @return an array of their number
	 */
	byte[] take() {
		byte[] taken = (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
		clear();
		return taken;
	}

	/**
	 * Let go of all bytes.
	 */
	void clear() {
		this.bytes = NONE;
		this.size = 0;
	}

}
