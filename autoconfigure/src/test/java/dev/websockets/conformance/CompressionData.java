package dev.websockets.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import dev.websockets.test.WireFrame;

/**
 * What compressed messages are made of.
 */
enum CompressionData {

	/** JSON, with the same names again and again. */
	JSON(WireFrame.TEXT) {

		@Override
		String next(Random random) {
			return "{\"symbol\":\"S" + random.nextInt(50) + "\",\"price\":" + random.nextInt(100_000) + ",\"size\":"
					+ random.nextInt(1_000) + "},";
		}

	},

	/** Words, in scripts of one to four octets a character. */
	WORDS(WireFrame.TEXT) {

		@Override
		String next(Random random) {
			return new String[] { "habe ", "nun ", "ach ", "Philosophie ", "\u00fcber ", "\u4e16\u754c ",
					"\uD83D\uDE00 ", "Juristerei ", "und " }[random.nextInt(9)];
		}

	},

	/** Octets that do not repeat. */
	NOISE(WireFrame.BINARY) {

		@Override
		byte[] message(Random random, int size) {
			byte[] message = new byte[size];
			random.nextBytes(message);
			return message;
		}

	},

	/** One octet only. */
	ZEROS(WireFrame.BINARY) {

		@Override
		byte[] message(Random random, int size) {
			return new byte[size];
		}

	},

	/** Runs of octets, as pictures have them. */
	RUNS(WireFrame.BINARY) {

		@Override
		byte[] message(Random random, int size) {
			byte[] message = new byte[size];
			for (int i = 0; i < size; i += 1 + random.nextInt(40)) {
				Arrays.fill(message, i, size, (byte) random.nextInt(16));
			}
			return message;
		}

	};

	private final int opcode;

	CompressionData(int opcode) {
		this.opcode = opcode;
	}

	int opcode() {
		return this.opcode;
	}

	String next(Random random) {
		return " ";
	}

	byte[] message(Random random, int size) {
		byte[] message = new byte[size];
		Arrays.fill(message, (byte) ' ');
		int position = 0;
		byte[] next = next(random).getBytes(StandardCharsets.UTF_8);
		while (position + next.length <= size) {
			System.arraycopy(next, 0, message, position, next.length);
			position += next.length;
			next = next(random).getBytes(StandardCharsets.UTF_8);
		}
		return message;
	}

}
