package dev.websockets.session;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Large buffers for connections that have much to read or write at the moment; a few are
 * kept for all.
 *
 * @since 0.1.0
 */
public final class LargeBuffers {

	/**
	 * The size of a buffer in bytes: a message of 64 KiB fits in with its header.
	 */
	public static final int SIZE = 65 * 1024;

	private static final int MOST_KEPT = 32;

	private static final BlockingQueue<ByteBuffer> KEPT = new ArrayBlockingQueue<>(MOST_KEPT);

	private LargeBuffers() {
	}

	/**
	 * Take a buffer.
	 * @return a buffer with an array, whatever is in it
	 */
	public static ByteBuffer borrow() {
		ByteBuffer kept = KEPT.poll();
		return (kept != null) ? kept.clear() : ByteBuffer.allocate(SIZE);
	}

	/**
	 * Give a buffer back that nobody uses any more.
	 * @param buffer a buffer of this size; others are left to the garbage collector
	 */
	public static void giveBack(ByteBuffer buffer) {
		if (buffer.capacity() == SIZE && buffer.hasArray()) {
			KEPT.offer(buffer);
		}
	}

}
