package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection to its end, on a thread of its own. Waits with a small buffer;
 * borrows a large one as long as there is enough to fill it.
 *
 * @since 0.1.0
 * @see ConnectionReaders
 */
public final class ReadingLoop implements Runnable {

	private static final Log logger = LogFactory.getLog(ReadingLoop.class);

	private static final int SMALL = 1024;

	private final ByteSource source;

	private final FrameReceiver receiver;

	private @Nullable ByteBuffer behindHandshake;

	/**
	 * Create a loop.
	 * @param source the connection
	 * @param behindHandshake what was read behind the handshake; its array, if it has the
	 * right size, is used to read on
	 * @param receiver takes what is read
	 */
	public ReadingLoop(ByteSource source, ByteBuffer behindHandshake, FrameReceiver receiver) {
		this.source = source;
		this.behindHandshake = behindHandshake;
		this.receiver = receiver;
	}

	@Override
	public void run() {
		try {
			readAll();
			this.source.end();
			this.receiver.ended(null);
		}
		catch (IOException ex) {
			this.receiver.ended(ex);
		}
		catch (Throwable ex) {
			logger.error("Reading " + this.source + " failed", ex);
			this.receiver.failed(ex);
		}
		finally {
			this.source.cut();
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
	 * Take what was read behind the handshake.
	 * @return the buffer that is used from now on
	 */
	private ByteBuffer first() {
		ByteBuffer first = this.behindHandshake;
		this.behindHandshake = null;
		if (first == null) {
			throw new IllegalStateException("a connection is read once");
		}
		received(first.array(), first.position(), first.remaining());
		return (first.capacity() == SMALL) ? first : ByteBuffer.allocate(SMALL);
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
		int bytes = this.source.read(buffer.clear());
		if (bytes > 0) {
			received(buffer.array(), 0, bytes);
		}
		return bytes;
	}

	private void received(byte[] bytes, int offset, int length) {
		this.receiver.received(bytes, offset, length);
		if (this.receiver.endsConnection()) {
			this.source.end();
		}
	}

}
