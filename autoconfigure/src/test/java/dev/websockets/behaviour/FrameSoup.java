package dev.websockets.behaviour;

import java.io.ByteArrayOutputStream;
import java.util.Random;

import dev.websockets.test.WireFrame;

/**
 * What a peer may write that has gone mad: octets, or frames of which some are wrong.
 */
enum FrameSoup {

	/** Any octets. */
	OCTETS {

		@Override
		byte[] make(Random random) {
			return bytes(random, random.nextInt(5_000));
		}

	},

	/** Frames of all kinds, in any order. */
	FRAMES {

		@Override
		byte[] make(Random random) {
			return frames(random, 16, 8, 20);
		}

	},

	/** Frames of the kinds that there are, in any order. */
	DEFINED_FRAMES {

		@Override
		byte[] make(Random random) {
			return frames(random, 3, 1, 200);
		}

	},

	/** Messages and pings, of which one octet is changed. */
	FLAWED_MESSAGES {

		@Override
		byte[] make(Random random) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			for (int i = random.nextInt(50); i >= 0; i--) {
				bytes.writeBytes(WireFrame.text("text " + i).toBytes());
				bytes.writeBytes(WireFrame.ping((byte) i).toBytes());
				bytes.writeBytes(WireFrame.binary(bytes(random, random.nextInt(300))).toBytes());
			}
			byte[] flawed = bytes.toByteArray();
			flawed[random.nextInt(flawed.length)] = (byte) random.nextInt(256);
			return flawed;
		}

	};

	abstract byte[] make(Random random);

	private static byte[] bytes(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

	private static byte[] frames(Random random, int opcodes, int reserved, int count) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = random.nextInt(count); i >= 0; i--) {
			boolean control = random.nextInt(4) == 0;
			int opcode = control ? WireFrame.PING + random.nextInt(2) : random.nextInt(opcodes);
			WireFrame frame = new WireFrame(control || random.nextBoolean(), random.nextInt(reserved), opcode, false,
					bytes(random, random.nextInt((random.nextInt(20) != 0) ? 125 : 70_000)));
			bytes.writeBytes(frame.toBytes());
		}
		return bytes.toByteArray();
	}

}
