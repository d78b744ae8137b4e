package dev.websockets.benchmarks.room;

/**
 * Numbers of 48 bits in texts, as eight characters of ASCII that are found again without
 * reading the text as such.
 */
public final class Digits {

	/** The number of characters. */
	public static final int LENGTH = 8;

	/** The largest number. */
	public static final long MOST = (1L << 48) - 1;

	private static final int BITS = 6;

	private static final long ZEROS = 0x3030_3030_3030_3030L;

	private Digits() {
	}

	/**
	 * Write a number.
	 * @param number the number, from 0 to {@link #MOST}
	 * @param text where to
	 * @param position where it begins
	 */
	public static void write(long number, byte[] text, int position) {
		for (int i = 0; i < LENGTH; i++) {
			text[position + i] = (byte) ('0' + ((number >>> BITS * (LENGTH - 1 - i)) & 0x3F));
		}
	}

	/**
	 * Read a number.
	 * @param characters its characters, the first one highest
	 * @return the number, or whatever if the characters are not those of one
	 */
	public static long read(long characters) {
		long digits = characters - ZEROS;
		long pairs = (digits & 0x003F_003F_003F_003FL) | ((digits & 0x3F00_3F00_3F00_3F00L) >>> 2);
		long fours = (pairs & 0x0000_0FFF_0000_0FFFL) | ((pairs & 0x0FFF_0000_0FFF_0000L) >>> 4);
		return (fours & 0xFF_FFFFL) | ((fours & 0x00FF_FFFF_0000_0000L) >>> 8);
	}

}
