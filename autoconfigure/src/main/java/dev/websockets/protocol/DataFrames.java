package dev.websockets.protocol;

/**
 * Tells by their heads whether bytes of a client are messages of one frame each, and
 * nothing else.
 *
 * @since 0.1.0
 */
public final class DataFrames {

	private static final int MOST = 256;

	private static final int MASK_SIZE = 4;

	private static final int LENGTH_IN_2 = 126;

	private static final int LENGTH_IN_8 = 127;

	private DataFrames() {
	}

	/**
	 * Look at the heads of frames with a mask. The last frame may be there in part, but
	 * its head has to be whole.
	 * @param bytes where the frames are
	 * @param offset where the first head begins
	 * @param length how many bytes there are
	 * @return false if there is a control frame, a fragment, a reserved bit or opcode, a
	 * frame without a mask, a length of 8 octets, half a head, or more than 256 frames
	 */
	public static boolean areWholeMessages(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int position = offset;
		for (int frames = 0; position < end; frames++) {
			if (frames == MOST || end - position < 2 + MASK_SIZE || !isData(bytes[position])
					|| bytes[position + 1] >= 0) {
				return false;
			}
			int size = bytes[position + 1] & 0x7F;
			position += 2;
			if (size == LENGTH_IN_8) {
				return false;
			}
			if (size == LENGTH_IN_2) {
				size = (bytes[position] & 0xFF) << 8 | bytes[position + 1] & 0xFF;
				position += 2;
			}
			if (end - position < MASK_SIZE) {
				return false;
			}
			position += MASK_SIZE + size;
		}
		return true;
	}

	private static boolean isData(byte head) {
		int octet = head & 0xFF;
		return octet == (Opcode.FIN | Opcode.TEXT) || octet == (Opcode.FIN | Opcode.BINARY);
	}

}
