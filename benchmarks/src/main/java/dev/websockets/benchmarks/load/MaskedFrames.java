package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Frames of a client (RFC 6455, section 5), each with a mask of its own.
 */
final class MaskedFrames {

	/** The opcode of a pong. */
	static final int PONG = 0xA;

	/** The opcode of a text. */
	static final int TEXT = 0x1;

	private static final int HEADER = 6;

	/** Twice what is in flight, so that any number of frames is one piece. */
	private final ByteBuffer frames;

	private final int size;

	private final int different;

	private int next;

	/**
	 * Make texts, once for all.
	 * @param payload the size of each, up to 125 bytes
	 * @param most the largest number that is sent at once
	 */
	MaskedFrames(int payload, int most) {
		this.size = HEADER + payload;
		this.different = most;
		this.frames = ByteBuffer.allocateDirect(2 * most * this.size);
		byte[] text = "a".repeat(payload).getBytes();
		for (int i = 0; i < 2 * most; i++) {
			this.frames.put(frame(TEXT, text));
		}
	}

	/**
	 * Write frames, by one write.
	 * @param channel where to
	 * @param number how many
	 */
	void write(WritableByteChannel channel, int number) throws IOException {
		this.frames.limit((this.next + number) * this.size).position(this.next * this.size);
		this.next = (this.next + number) % this.different;
		while (this.frames.hasRemaining()) {
			channel.write(this.frames);
		}
	}

	/**
	 * Make a frame.
	 * @param opcode its opcode
	 * @param payload its payload, up to 125 bytes
	 * @return the bytes of the frame
	 */
	static ByteBuffer frame(int opcode, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
		byte[] key = new byte[4];
		ThreadLocalRandom.current().nextBytes(key);
		frame.put((byte) (0x80 | opcode)).put((byte) (0x80 | payload.length)).put(key);
		for (int i = 0; i < payload.length; i++) {
			frame.put((byte) (payload[i] ^ key[i & 3]));
		}
		return frame.flip();
	}

}
