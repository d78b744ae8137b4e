package dev.websockets.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that octets which come in parts are UTF-8 (RFC 3629): nothing overlong, no
 * surrogates, nothing over U+10FFFF. The first octet that no text could have there is
 * refused at once, and after it nothing may follow; after a complete text the next one
 * may.
 */
final class Utf8Validator {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

	private static final int CONTINUATION_MIN = 0x80;

	private static final int CONTINUATION_MAX = 0xBF;

	/** How many octets the character that was begun still needs. */
	private int missing;

	/** The lowest value that the next of them may have. */
	private int min;

	/** The highest value that the next of them may have. */
	private int max;

	/**
	 * Check the next octets of the text.
	 * @return whether the text, as far as it came, is the beginning of a text in UTF-8
	 */
	boolean accept(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int position = offset;
		while (position < end) {
			if (this.missing == 0) {
				position = skipAscii(bytes, position, end);
				if (position < end && !begins(bytes[position++] & 0xFF)) {
					return false;
				}
			}
			else if (!continues(bytes[position++] & 0xFF)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether the text may end here: no character is unfinished.
	 */
	boolean isComplete() {
		return this.missing == 0;
	}

	private int skipAscii(byte[] bytes, int from, int end) {
		int position = from;
		while (end - position >= Long.BYTES && ((long) LONGS.get(bytes, position) & NOT_ASCII) == 0) {
			position += Long.BYTES;
		}
		while (position < end && bytes[position] >= 0) {
			position++;
		}
		return position;
	}

	private boolean begins(int octet) {
		if (octet < 0xC2 || octet > 0xF4) {
			return false;
		}
		this.missing = (octet < 0xE0) ? 1 : (octet < 0xF0) ? 2 : 3;
		this.min = switch (octet) {
			case 0xE0 -> 0xA0;
			case 0xF0 -> 0x90;
			default -> CONTINUATION_MIN;
		};
		this.max = switch (octet) {
			case 0xED -> 0x9F;
			case 0xF4 -> 0x8F;
			default -> CONTINUATION_MAX;
		};
		return true;
	}

	private boolean continues(int octet) {
		if (octet < this.min || octet > this.max) {
			return false;
		}
		this.missing--;
		this.min = CONTINUATION_MIN;
		this.max = CONTINUATION_MAX;
		return true;
	}

}
