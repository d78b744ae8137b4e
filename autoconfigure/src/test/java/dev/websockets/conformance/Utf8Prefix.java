package dev.websockets.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How far octets could be the beginning of a text, found out by trying: there is a way to
 * go on after which the platform decodes them.
 */
final class Utf8Prefix {

	/** The octets at the boundaries of what may continue a character. */
	private static final byte[] CONTINUATIONS = Octets.of("808f909fa0bf");

	private static final int MOST_MISSING = 3;

	private Utf8Prefix() {
	}

	/**
	 * The number of octets before the first that no text could have there.
	 */
	static int length(byte[] octets) {
		int length = 0;
		while (length < octets.length && isPrefix(Arrays.copyOf(octets, length + 1), MOST_MISSING)) {
			length++;
		}
		return length;
	}

	private static boolean isPrefix(byte[] octets, int missing) {
		if (isText(octets)) {
			return true;
		}
		byte[] longer = Arrays.copyOf(octets, octets.length + 1);
		for (byte continuation : CONTINUATIONS) {
			longer[octets.length] = continuation;
			if (missing > 0 && isPrefix(longer, missing - 1)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isText(byte[] octets) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}
