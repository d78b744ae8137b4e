package dev.websockets;

/**
 * The size of texts on the wire.
 */
final class Utf8 {

	private Utf8() {
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
