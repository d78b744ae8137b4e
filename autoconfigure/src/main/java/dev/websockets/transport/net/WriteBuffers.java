package dev.websockets.transport.net;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Buffers for encrypted bytes on their way out, each for a few records. Connections share
 * them, as each needs one only while it writes. A few are kept.
 */
final class WriteBuffers {

	private static final int BYTES = 64 * 1024;

	private static final int KEPT = Math.min(64, 4 * Runtime.getRuntime().availableProcessors());

	private static final ArrayBlockingQueue<ByteBuffer> kept = new ArrayBlockingQueue<>(KEPT);

	private WriteBuffers() {
	}

	static ByteBuffer take() {
		ByteBuffer buffer = kept.poll();
		return (buffer != null) ? buffer.clear() : ByteBuffer.allocate(BYTES);
	}

	/**
	 * Give a buffer back that nobody uses any more. One of which that is not sure is
	 * rather not given back.
	 */
	static void giveBack(ByteBuffer buffer) {
		kept.offer(buffer);
	}

}
