package dev.websockets.protocol;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

/**
 * Writes frames (RFC 6455, sections 5.2 and 5.3): first the header, then the payload in
 * any number of parts. What a client sends is masked, every frame with a fresh key.
 * Allocates nothing for a frame.
 * <p>
 * Used by one thread at a time.
 *
 * @since 0.1.0
 */
public final class FrameEncoder {

	/** The most bytes that a header can have. */
	public static final int MAX_HEADER_SIZE = 14;

	private static final int MASKED = 0x80;

	private static final int LARGEST_IN_HEADER = 125;

	private static final int TWO_OCTETS = 126;

	private static final int EIGHT_OCTETS = 127;

	private static final int LARGEST_IN_TWO_OCTETS = 0xFFFF;

	private static final int KEYS = 16;

	private final boolean masks;

	private int @Nullable [] keys;

	private int unusedKeys;

	private int key;

	/**
	 * Create an encoder.
	 * @param role which side we are
	 */
	public FrameEncoder(Role role) {
		this.masks = role == Role.CLIENT;
	}

	/**
	 * Write a header, and begin the payload that belongs to it.
	 * @param head the first octet: FIN, RSV, opcode; see {@link Opcode}
	 * @param length the size of the payload
	 * @param target where to write to, with room for {@value #MAX_HEADER_SIZE} bytes
	 * @param offset where to write the first byte
	 * @return the size of the header
	 */
	public int header(int head, long length, byte[] target, int offset) {
		int mask = this.masks ? MASKED : 0;
		int position = offset;
		target[position++] = (byte) head;
		if (length <= LARGEST_IN_HEADER) {
			target[position++] = (byte) (mask | (int) length);
		}
		else if (length <= LARGEST_IN_TWO_OCTETS) {
			target[position++] = (byte) (mask | TWO_OCTETS);
			position = number(length, Short.BYTES, target, position);
		}
		else {
			target[position++] = (byte) (mask | EIGHT_OCTETS);
			position = number(length, Long.BYTES, target, position);
		}
		if (this.masks) {
			this.key = freshKey();
			Mask.write(this.key, target, position);
			position += Integer.BYTES;
		}
		return position - offset;
	}

	/**
	 * Copy the next part of the payload that was begun, masked if need be.
	 * @param source where the part is
	 * @param from the index of its first byte
	 * @param length its size
	 * @param target where to write to
	 * @param at where to write the first byte
	 */
	public void payload(byte[] source, int from, int length, byte[] target, int at) {
		if (this.masks) {
			this.key = Mask.apply(this.key, source, from, length, target, at);
		}
		else {
			System.arraycopy(source, from, target, at, length);
		}
	}

	/**
	 * Write the next part of the payload that was begun, masked if need be: a piece of a
	 * text that is all ASCII, for which no array is made.
	 * @param text an ASCII text, whose {@linkplain Message#size() size} is its length
	 * @param from the index of the piece's first character
	 * @param length its length
	 * @param target where to write to
	 * @param at where to write the first byte
	 */
	@SuppressWarnings("deprecation")
	public void asciiPayload(String text, int from, int length, byte[] target, int at) {
		text.getBytes(from, from + length, target, at);
		if (this.masks) {
			this.key = Mask.apply(this.key, target, at, length, target, at);
		}
	}

	private static int number(long number, int octets, byte[] target, int offset) {
		for (int i = 0; i < octets; i++) {
			target[offset + i] = (byte) (number >>> (Byte.SIZE * (octets - 1 - i)));
		}
		return offset + octets;
	}

	private int freshKey() {
		int[] keys = this.keys;
		if (keys == null) {
			keys = new int[KEYS];
			this.keys = keys;
		}
		if (this.unusedKeys == 0) {
			MaskingKeys.take(keys);
			this.unusedKeys = keys.length;
		}
		return keys[--this.unusedKeys];
	}

}
