package dev.websockets.extension;

import java.util.Random;

/**
 * Text-like data: repetitions at all distances.
 */
final class RepetitiveData {

	private RepetitiveData() {
	}

	static byte[] of(Random random, int size) {
		byte[] data = new byte[size];
		int position = 0;
		while (position < size) {
			int length = Math.min(size - position, 3 + random.nextInt(60));
			if (position > 0 && random.nextInt(4) > 0) {
				int distance = 1 + random.nextInt(position);
				for (int i = 0; i < length; i++) {
					data[position + i] = data[position - distance + i % distance];
				}
			}
			else {
				for (int i = 0; i < length; i++) {
					data[position + i] = (byte) random.nextInt(256);
				}
			}
			position += length;
		}
		return data;
	}

}
