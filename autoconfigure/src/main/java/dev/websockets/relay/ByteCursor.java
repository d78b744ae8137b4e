package dev.websockets.relay;

import java.util.Arrays;
import java.util.UUID;

import dev.websockets.Message;

/**
 * Reads the values that a batch consists of. Allocates nothing for bytes that are not
 * there.
 */
final class ByteCursor {

	private final byte[] bytes;

	private int position;

	ByteCursor(byte[] bytes) {
		this.bytes = bytes;
	}

	int remaining() {
		return this.bytes.length - this.position;
	}

	int octet() {
		return this.bytes[advance(1)] & 0xff;
	}

	long int64() {
		int start = advance(Long.BYTES);
		long value = 0;
		for (int index = start; index < start + Long.BYTES; index++) {
			value = value << Byte.SIZE | this.bytes[index] & 0xff;
		}
		return value;
	}

	int number() {
		long value = 0;
		int shift = 0;
		int octet;
		do {
			octet = octet();
			value |= (octet & 0x7fL) << shift;
			shift += 7;
		}
		while ((octet & 0x80) != 0 && shift < 35);
		if ((octet & 0x80) != 0 || value > Integer.MAX_VALUE) {
			throw new MalformedBatchException("a number over " + Integer.MAX_VALUE);
		}
		return (int) value;
	}

	/**
	 * A number of things.
	 * @param smallest the fewest bytes that one of them takes
	 */
	int count(int smallest) {
		int count = number();
		if (count > remaining() / smallest) {
			throw new MalformedBatchException(count + " things in " + remaining() + " bytes");
		}
		return count;
	}

	UUID uuid() {
		return new UUID(int64(), int64());
	}

	String text() {
		return message().text();
	}

	Message.Text message() {
		int length = number();
		int start = advance(length);
		try {
			return Message.ofUtf8(this.bytes, start, length);
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedBatchException("a text that is not UTF-8");
		}
	}

	/**
	 * Read a text over. Only one that is not ASCII is decoded, to see whether it can be.
	 */
	void skipText() {
		int start = this.position;
		int length = number();
		int from = advance(length);
		for (int index = from; index < from + length; index++) {
			if (this.bytes[index] < 0) {
				this.position = start;
				message();
				return;
			}
		}
	}

	void skipCounted() {
		advance(number());
	}

	byte[] counted() {
		int length = number();
		int start = advance(length);
		return Arrays.copyOfRange(this.bytes, start, start + length);
	}

	private int advance(int length) {
		if (length > remaining()) {
			throw new MalformedBatchException("an end in the middle");
		}
		int start = this.position;
		this.position += length;
		return start;
	}

}
