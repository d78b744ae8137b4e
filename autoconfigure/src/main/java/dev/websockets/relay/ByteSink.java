package dev.websockets.relay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes the values that a batch consists of.
 */
final class ByteSink {

	private byte[] bytes;

	private int size;

	ByteSink(int expectedSize) {
		this.bytes = new byte[expectedSize];
	}

	void octet(int value) {
		reserve(1);
		this.bytes[this.size++] = (byte) value;
	}

	void int64(long value) {
		reserve(Long.BYTES);
		for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
			this.bytes[this.size++] = (byte) (value >>> shift);
		}
	}

	/**
	 * A number that is not negative, seven bits in each byte, the low ones first.
	 */
	void number(int value) {
		int rest = value;
		while (rest > 0x7f) {
			octet(rest & 0x7f | 0x80);
			rest >>>= 7;
		}
		octet(rest);
	}

	void uuid(UUID value) {
		int64(value.getMostSignificantBits());
		int64(value.getLeastSignificantBits());
	}

	void text(String value) {
		counted(value.getBytes(StandardCharsets.UTF_8));
	}

	void counted(byte[] value) {
		number(value.length);
		raw(value);
	}

	void raw(byte[] value) {
		reserve(value.length);
		System.arraycopy(value, 0, this.bytes, this.size, value.length);
		this.size += value.length;
	}

	byte[] toByteArray() {
		return (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
	}

	private void reserve(int more) {
		if (this.bytes.length - this.size < more) {
			this.bytes = Arrays.copyOf(this.bytes,
					Math.max(Math.addExact(this.size, more), (int) Math.min(2L * this.size, Integer.MAX_VALUE - 8)));
		}
	}

}
