package dev.websockets.transport.tyrus;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Large buffers for connections that have much to read at the moment; a few are kept.
 */
final class LargeBuffers {

	private static final int SIZE = 64 * 1024;

	private static final int MOST_KEPT = 32;

	private static final BlockingQueue<ByteBuffer> KEPT = new ArrayBlockingQueue<>(MOST_KEPT);

	private LargeBuffers() {
	}

	static ByteBuffer borrow() {
		ByteBuffer kept = KEPT.poll();
		return (kept != null) ? kept : ByteBuffer.allocate(SIZE);
	}

	static void giveBack(ByteBuffer buffer) {
		KEPT.offer(buffer);
	}

}
