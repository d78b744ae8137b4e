package dev.websockets.extension;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * RFC 1951 as it is written, one bit after the other, with what zlib does not say: the
 * farthest that data referred back to. It keeps its output from message to message, as a
 * peer with context takeover does.
 */
public final class ReferenceInflater {

	private static final int[] LENGTHS = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67,
			83, 99, 115, 131, 163, 195, 227, 258 };

	private static final int[] LENGTH_BITS = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4,
			5, 5, 5, 5, 0 };

	private static final int[] DISTANCES = { 1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513,
			769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };

	private static final int[] CODE_ORDER = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };

	private static final byte[] TAIL = { 0, 0, (byte) 0xFF, (byte) 0xFF };

	private byte[] history = {};

	private int farthest;

	private byte[] input = {};

	private int bit;

	private byte[] output = {};

	private int size;

	/**
	 * Inflate a message.
	 * @param message all its frames' payload together
	 * @return what it was
	 */
	public byte[] inflate(byte[] message) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.writeBytes(message);
		whole.writeBytes(TAIL);
		this.input = whole.toByteArray();
		this.bit = 0;
		this.output = Arrays.copyOf(this.history, this.history.length + 1024);
		this.size = this.history.length;
		int before = this.size;
		while ((this.bit + 7) / 8 < this.input.length) {
			block();
		}
		byte[] inflated = Arrays.copyOfRange(this.output, before, this.size);
		this.history = Arrays.copyOfRange(this.output, Math.max(0, this.size - 32 * 1024), this.size);
		return inflated;
	}

	/**
	 * Forget what was inflated before, as a peer without context takeover does.
	 */
	public void forget() {
		this.history = new byte[0];
	}

	/**
	 * The farthest that anything referred back to.
	 * @return the distance in bytes
	 */
	public int farthest() {
		return this.farthest;
	}

	private void block() {
		bits(1);
		switch (bits(2)) {
			case 0 -> stored();
			case 1 -> compressed(fixedLengths(), distances(5));
			case 2 -> dynamic();
			default -> throw new IllegalArgumentException("a block of a type that is not defined");
		}
	}

	private void stored() {
		this.bit = (this.bit + 7) / 8 * 8;
		int length = bits(16);
		if (bits(16) != (length ^ 0xFFFF)) {
			throw new IllegalArgumentException("a stored block whose length is wrong");
		}
		for (int i = 0; i < length; i++) {
			put(bits(8));
		}
	}

	private static Code fixedLengths() {
		int[] lengths = new int[288];
		Arrays.fill(lengths, 0, 144, 8);
		Arrays.fill(lengths, 144, 256, 9);
		Arrays.fill(lengths, 256, 280, 7);
		Arrays.fill(lengths, 280, 288, 8);
		return Code.of(lengths);
	}

	private static Code distances(int length) {
		int[] lengths = new int[30];
		Arrays.fill(lengths, length);
		return Code.of(lengths);
	}

	private void dynamic() {
		int literals = bits(5) + 257;
		int distances = bits(5) + 1;
		int[] codes = new int[19];
		int given = bits(4) + 4;
		for (int i = 0; i < given; i++) {
			codes[CODE_ORDER[i]] = bits(3);
		}
		Code code = Code.of(codes);
		int[] lengths = new int[literals + distances];
		int index = 0;
		while (index < lengths.length) {
			int symbol = symbol(code);
			if (symbol < 16) {
				lengths[index++] = symbol;
			}
			else {
				int repeated = (symbol == 16) ? lengths[index - 1] : 0;
				int times = (symbol == 16) ? 3 + bits(2) : (symbol == 17) ? 3 + bits(3) : 11 + bits(7);
				Arrays.fill(lengths, index, index + times, repeated);
				index += times;
			}
		}
		compressed(Code.of(Arrays.copyOf(lengths, literals)),
				Code.of(Arrays.copyOfRange(lengths, literals, lengths.length)));
	}

	private void compressed(Code literals, Code distances) {
		int symbol = symbol(literals);
		while (symbol != 256) {
			if (symbol < 256) {
				put(symbol);
			}
			else {
				int length = LENGTHS[symbol - 257] + bits(LENGTH_BITS[symbol - 257]);
				int code = symbol(distances);
				int distance = DISTANCES[code] + bits(Math.max(0, code / 2 - 1));
				copy(distance, length);
			}
			symbol = symbol(literals);
		}
	}

	private void copy(int distance, int length) {
		if (distance > this.size) {
			throw new IllegalArgumentException("a reference to " + distance + " bytes back, of " + this.size);
		}
		this.farthest = Math.max(this.farthest, distance);
		for (int i = 0; i < length; i++) {
			put(this.output[this.size - distance]);
		}
	}

	private void put(int octet) {
		if (this.size == this.output.length) {
			this.output = Arrays.copyOf(this.output, 2 * this.size);
		}
		this.output[this.size++] = (byte) octet;
	}

	private int symbol(Code code) {
		int value = 0;
		int first = 0;
		int index = 0;
		for (int length = 1; length < 16; length++) {
			value |= bits(1);
			int count = code.counts()[length];
			if (value - count < first) {
				return code.symbols()[index + value - first];
			}
			index += count;
			first = (first + count) << 1;
			value <<= 1;
		}
		throw new IllegalArgumentException("a code that is not defined");
	}

	private int bits(int count) {
		int value = 0;
		for (int i = 0; i < count; i++) {
			value |= ((this.input[this.bit / 8] >> (this.bit % 8)) & 1) << i;
			this.bit++;
		}
		return value;
	}

	/**
	 * A Huffman code (RFC 1951, section 3.2.2).
	 *
	 * @param counts how many symbols have each length
	 * @param symbols the symbols, by length and value
	 */
	private record Code(int[] counts, int[] symbols) {

		static Code of(int[] lengths) {
			int[] counts = new int[16];
			for (int length : lengths) {
				counts[length]++;
			}
			counts[0] = 0;
			int[] offsets = new int[17];
			for (int length = 1; length < 16; length++) {
				offsets[length + 1] = offsets[length] + counts[length];
			}
			int[] symbols = new int[lengths.length];
			for (int symbol = 0; symbol < lengths.length; symbol++) {
				if (lengths[symbol] != 0) {
					symbols[offsets[lengths[symbol]]++] = symbol;
				}
			}
			return new Code(counts, symbols);
		}

	}

}
