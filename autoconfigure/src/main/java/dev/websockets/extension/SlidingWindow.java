package dev.websockets.extension;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The last bytes that were inflated, which data to come may refer to (RFC 1951, section
 * 2). Holds no more memory than came, and less while it rests.
 */
final class SlidingWindow {

	private static final int FIRST_SIZE = 1024;

	private static final byte[] NONE = {};

	/**
	 * Some versions of zlib use a window of 512 bytes where one of 256 was agreed on.
	 */
	private static final int LEAST_CAPACITY = 512;

	private final int capacity;

	private final WindowPacker packer;

	private byte[] ring = NONE;

	private byte @Nullable [] packed;

	private int size;

	private int next;

	private boolean unpackable;

	/**
	 * Create an empty window.
	 * @param capacity the most bytes to hold
	 * @param packer packs it while it rests
	 */
	SlidingWindow(int capacity, WindowPacker packer) {
		this.capacity = Math.max(LEAST_CAPACITY, capacity);
		this.packer = packer;
	}

	/**
	 * Add what was inflated.
	 */
	void add(byte[] bytes, int offset, int length) {
		wake();
		int count = Math.min(length, this.capacity);
		int from = offset + length - count;
		grow(this.size + count);
		int behind = Math.min(count, this.ring.length - this.next);
		System.arraycopy(bytes, from, this.ring, this.next, behind);
		System.arraycopy(bytes, from + behind, this.ring, 0, count - behind);
		this.next = (this.next + count) % Math.max(1, this.ring.length);
		this.size = Math.min(this.size + count, this.capacity);
		this.unpackable = false;
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
		wake();
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

	/**
	 * Nothing will be needed of it for a while.
	 */
	void rest() {
		if (this.packed != null || this.unpackable || this.size == 0) {
			return;
		}
		this.packed = this.packer.pack(toBytes());
		this.unpackable = this.packed == null;
		if (this.packed != null) {
			this.ring = NONE;
		}
	}

	private void wake() {
		byte[] packed = this.packed;
		if (packed != null) {
			byte[] bytes = this.packer.unpack(packed, this.size);
			this.packed = null;
			this.size = 0;
			this.next = 0;
			add(bytes, 0, bytes.length);
		}
	}

	/**
	 * How many bytes it takes at present.
	 */
	int held() {
		return (this.packed != null) ? this.packed.length : this.ring.length;
	}

	void clear() {
		this.ring = NONE;
		this.packed = null;
		this.size = 0;
		this.next = 0;
	}

}
