package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.session.FrameReceiver;
import dev.websockets.session.LargeBuffers;
import dev.websockets.transport.net.ByteStream;

/**
 * Reads a connection to its end, on a thread of its own. Waits with a small buffer;
 * borrows a large one as long as there is enough to fill it.
 */
final class ReadingLoop implements Runnable {

	private static final Log logger = LogFactory.getLog(ReadingLoop.class);

	private final ByteStream stream;

	private final FrameReceiver receiver;

	private @Nullable ByteBuffer behindAnswer;

	/**
	 * Create a loop.
	 * @param stream the connection
	 * @param behindAnswer what was read behind the answer to the handshake
	 * @param receiver takes what is read
	 */
	ReadingLoop(ByteStream stream, ByteBuffer behindAnswer, FrameReceiver receiver) {
		this.stream = stream;
		this.behindAnswer = behindAnswer;
		this.receiver = receiver;
	}

	@Override
	public void run() {
		try {
			readAll();
			this.stream.end();
			this.receiver.ended(null);
		}
		catch (IOException ex) {
			this.receiver.ended(ex);
		}
		catch (Throwable ex) {
			logger.error("Reading " + this.stream.remoteAddress() + " failed", ex);
			this.receiver.failed(ex);
		}
		finally {
			this.stream.cut();
		}
	}

	private void readAll() throws IOException {
		ByteBuffer small = first();
		while (true) {
			int bytes = read(small);
			if (bytes < 0) {
				return;
			}
			if (bytes == small.capacity() && !readLarge()) {
				return;
			}
		}
	}

	/**
	 * What was read behind the answer, in the buffer that is used from now on.
	 */
	private ByteBuffer first() {
		ByteBuffer first = this.behindAnswer;
		this.behindAnswer = null;
		if (first == null) {
			throw new IllegalStateException("a connection is read once");
		}
		this.receiver.received(first.array(), first.position(), first.remaining());
		return first;
	}

	/**
	 * Read with a large buffer while it is filled.
	 * @return false at the end of the stream
	 */
	private boolean readLarge() throws IOException {
		ByteBuffer large = LargeBuffers.borrow();
		int bytes;
		do {
			bytes = read(large);
		}
		while (bytes == large.capacity());
		LargeBuffers.giveBack(large);
		return bytes >= 0;
	}

	private int read(ByteBuffer buffer) throws IOException {
		int bytes = this.stream.read(buffer.clear());
		if (bytes > 0) {
			this.receiver.received(buffer.array(), 0, bytes);
		}
		return bytes;
	}

}
