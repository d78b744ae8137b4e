package dev.websockets.conformance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Compresses messages, and keeps to what was agreed on: where that is a small window,
 * zlib begins anew before it could refer too far back.
 */
final class DeflateSender implements AutoCloseable {

	private static final int TAIL = 4;

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

	private final DeflateSide side;

	private int sinceReset;

	DeflateSender(DeflateSide side) {
		this.side = side;
	}

	byte[] compress(byte[] message) {
		if (!this.side.keepsContext()) {
			reset();
		}
		int window = 1 << this.side.windowBits();
		boolean isLargest = this.side.windowBits() == DeflateSide.LARGEST;
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		int size;
		for (int position = 0; position < message.length; position += size) {
			if (!isLargest && this.sinceReset == window) {
				reset();
			}
			size = isLargest ? message.length : Math.min(message.length - position, window - this.sinceReset);
			compressed.writeBytes(compress(message, position, size));
			this.sinceReset = isLargest ? 0 : this.sinceReset + size;
		}
		return Arrays.copyOf(compressed.toByteArray(), compressed.size() - TAIL);
	}

	private byte[] compress(byte[] message, int position, int size) {
		byte[] compressed = new byte[size + size / 100 + 100];
		this.deflater.setInput(message, position, size);
		return Arrays.copyOf(compressed, this.deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH));
	}

	private void reset() {
		this.deflater.reset();
		this.sinceReset = 0;
	}

	@Override
	public void close() {
		this.deflater.end();
	}

}
