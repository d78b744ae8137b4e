package dev.websockets.extension;

import java.util.Arrays;

/**
 * The last bytes that were inflated, which data to come may refer to (RFC 1951, section
 * 2). Holds no more memory than came.
 */
final class SlidingWindow {

	private static final int FIRST_SIZE = 1024;

	private static final byte[] NONE = {};

	private final int capacity;

	private byte[] ring = NONE;

	private int size;

	private int next;

	SlidingWindow(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Add what was inflated.
	 */
	void add(byte[] bytes, int offset, int length) {
		int count = Math.min(length, this.capacity);
		int from = offset + length - count;
		grow(this.size + count);
		int behind = Math.min(count, this.ring.length - this.next);
		System.arraycopy(bytes, from, this.ring, this.next, behind);
		System.arraycopy(bytes, from + behind, this.ring, 0, count - behind);
		this.next = (this.next + count) % Math.max(1, this.ring.length);
		this.size = Math.min(this.size + count, this.capacity);
	}

	/**
	 * The ring is full, and written from its beginning again, only when it has its
	 * largest size: until then the bytes lie in order.
	 */
	private void grow(int needed) {
		if (needed <= this.ring.length || this.ring.length == this.capacity) {
			return;
		}
		int larger = Math.max(FIRST_SIZE, this.ring.length);
		while (larger < needed) {
			larger *= 2;
		}
		this.next = this.size;
		this.ring = Arrays.copyOf(this.ring, Math.min(larger, this.capacity));
	}

	/**
	 * All of it, the oldest byte first.
	 */
	byte[] toBytes() {
		byte[] bytes = new byte[this.size];
		int begin = (this.size < this.ring.length) ? 0 : this.next;
		int behind = Math.min(this.size, this.ring.length - begin);
		System.arraycopy(this.ring, begin, bytes, 0, behind);
		System.arraycopy(this.ring, 0, bytes, behind, this.size - behind);
		return bytes;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	void clear() {
		this.ring = NONE;
		this.size = 0;
		this.next = 0;
	}

}
