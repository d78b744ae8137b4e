package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads what there is with a small buffer; borrows a large one as long as there is enough
 * to fill it. Used by one thread at a time.
 */
final class ByteReader {

	private static final int SMALL = 1024;

	private final ByteSource source;

	private final FrameReceiver receiver;

	/**
	 * Create a reader.
	 * @param source the connection
	 * @param receiver takes what is read
	 */
	ByteReader(ByteSource source, FrameReceiver receiver) {
		this.source = source;
		this.receiver = receiver;
	}

	/**
	 * Take what was read before, behind the handshake.
	 */
	void take(ByteBuffer behindHandshake) {
		received(behindHandshake.array(), behindHandshake.position(), behindHandshake.remaining());
	}

	/**
	 * Read as long as there are bytes.
	 * @return 0 if there is nothing to read now, or -1 at the end of the stream
	 */
	int readAll() throws IOException {
		return readAll(ByteBuffer.allocate(SMALL));
	}

	/**
	 * The same, with a buffer that is used again if it has the right size.
	 */
	int readAllWith(ByteBuffer used) throws IOException {
		return (used.capacity() == SMALL) ? readAll(used) : readAll();
	}

	private int readAll(ByteBuffer small) throws IOException {
		int bytes;
		do {
			bytes = read(small);
			if (bytes == small.capacity()) {
				bytes = readLarge();
			}
		}
		while (bytes > 0);
		return bytes;
	}

	/**
	 * Read with a large buffer while it is filled.
	 * @return what the last read brought
	 */
	private int readLarge() throws IOException {
		ByteBuffer large = LargeBuffers.borrow();
		int bytes;
		do {
			bytes = read(large);
		}
		while (bytes == large.capacity());
		LargeBuffers.giveBack(large);
		return bytes;
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
		endIfDone();
	}

	/**
	 * Say that nothing more is written, if it is for this side to say so first.
	 */
	void endIfDone() {
		if (this.receiver.endsConnection()) {
			this.source.end();
		}
	}

}
