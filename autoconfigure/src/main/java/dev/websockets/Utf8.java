package dev.websockets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts as they are on the wire.
 */
final class Utf8 {

	private static final char REPLACEMENT = '\uFFFD';

	private Utf8() {
	}

	/**
	 * The text of well-formed UTF-8.
	 * @param bytes where the UTF-8 is
	 * @param offset the index of the first byte
	 * @param length the number of bytes
	 * @return the text
	 * @throws IllegalArgumentException if the bytes are not well-formed
	 */
	static String decode(byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
		if (text.indexOf(REPLACEMENT) >= 0 && !isEncoding(text, bytes, offset, length)) {
			throw new IllegalArgumentException("Not well-formed UTF-8 (RFC 3629)");
		}
		return text;
	}

	/**
	 * Whether each replacement character in the text was sent as such, and does not stand
	 * for bytes that could not be decoded.
	 */
	private static boolean isEncoding(String text, byte[] bytes, int offset, int length) {
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		return Arrays.equals(encoded, 0, encoded.length, bytes, offset, offset + length);
	}

	/**
	 * The size of a text in UTF-8.
	 * @param text the text
	 * @return the size in bytes
	 * @throws IllegalArgumentException if the text has an unpaired surrogate, which UTF-8
	 * cannot carry
	 */
	static int size(String text) {
		long size = text.length();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x80) {
				size++;
				if (Character.isHighSurrogate(c) && i + 1 < text.length()
						&& Character.isLowSurrogate(text.charAt(i + 1))) {
					i++;
					size++;
				}
				else if (Character.isSurrogate(c)) {
					throw new IllegalArgumentException("Text has an unpaired surrogate at index " + i
							+ " and cannot be encoded in UTF-8 (RFC 6455, section 5.6)");
				}
				else if (c >= 0x800) {
					size++;
				}
			}
		}
		return Math.toIntExact(size);
	}

}
