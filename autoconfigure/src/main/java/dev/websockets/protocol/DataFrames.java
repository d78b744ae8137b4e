package dev.websockets.protocol;

/**
 * Tells by their heads whether bytes of a client are frames of data and nothing else.
 *
 * @since 0.1.0
 */
public final class DataFrames {

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
	 * @return false if there is a control frame, a reserved bit or opcode, a frame
	 * without a mask, a length of 8 octets, or half a head
	 */
	public static boolean areAll(byte[] bytes, int offset, int length) {
		int end = offset + length;
		int position = offset;
		while (position < end) {
			if (end - position < 2 || (bytes[position] & 0x7F) > Opcode.BINARY || bytes[position + 1] >= 0) {
				return false;
			}
			int size = bytes[position + 1] & 0x7F;
			position += 2;
			if (size == LENGTH_IN_8) {
				return false;
			}
			if (size == LENGTH_IN_2) {
				if (end - position < 2) {
					return false;
				}
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

}
