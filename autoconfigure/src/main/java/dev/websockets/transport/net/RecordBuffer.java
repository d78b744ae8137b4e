package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Encrypted bytes that were received and are not decrypted yet. It is small while nothing
 * is pending, has room for the record that is coming in, and grows while reads fill it.
 */
final class RecordBuffer {

	static final int IDLE_BYTES = 1024;

	private static final int MAX_GROWN_BYTES = 32 * 1024;

	/** Type, version and length (RFC 8446, section 5.1). */
	private static final int HEADER_BYTES = 5;

	private ByteBuffer buffer = ByteBuffer.allocate(IDLE_BYTES).limit(0);

	private boolean filled;

	/**
	 * What was received, between position and limit.
	 */
	ByteBuffer received() {
		return this.buffer;
	}

	boolean hasHeader() {
		return this.buffer.remaining() >= HEADER_BYTES;
	}

	boolean hasRecord() {
		return hasHeader() && this.buffer.remaining() >= recordBytes();
	}

	/**
	 * The size of the first record, with its header.
	 */
	int recordBytes() {
		int length = this.buffer.position() + 3;
		return HEADER_BYTES + ((this.buffer.get(length) & 0xff) << 8) + (this.buffer.get(length + 1) & 0xff);
	}

	int capacity() {
		return this.buffer.capacity();
	}

	/**
	 * Receive more. Blocks until there is something.
	 * @return whether something was received; {@code false} at the end of the stream
	 */
	boolean fill(Source source) throws IOException {
		makeRoom();
		int bytes = source.read(this.buffer);
		this.filled = !this.buffer.hasRemaining();
		this.buffer.flip();
		return bytes >= 0;
	}

	private void makeRoom() {
		int size = this.filled ? Math.min(this.buffer.capacity() * 2, MAX_GROWN_BYTES) : IDLE_BYTES;
		size = Math.max(size, this.buffer.remaining() + HEADER_BYTES);
		size = Math.max(size, hasHeader() ? recordBytes() : 0);
		if (size == this.buffer.capacity()) {
			this.buffer.compact();
		}
		else {
			this.buffer = ByteBuffer.allocate(size).put(this.buffer);
		}
	}

	/**
	 * Where encrypted bytes come from.
	 */
	interface Source {

		int read(ByteBuffer target) throws IOException;

	}

}
