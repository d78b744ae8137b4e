package dev.websockets.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * The frames that go to all sessions of a room, once: a session has a position in them.
 * What is older than the capacity is gone.
 */
final class RoomLog {

	private static final int TEXT = 0x81;

	private final ByteBuffer frames;

	private final ByteBuffer view;

	private final int capacity;

	private long end;

	RoomLog(int capacity) {
		this.capacity = capacity;
		this.frames = ByteBuffer.allocateDirect(capacity);
		this.view = this.frames.duplicate();
	}

	/**
	 * Where the next frame begins.
	 */
	long end() {
		return this.end;
	}

	/**
	 * Append a text, as a frame (RFC 6455, section 5).
	 * @param payload the text, of less than 64 KiB
	 */
	void append(byte[] payload) {
		append(frame(payload));
	}

	/**
	 * Make a frame of a text.
	 */
	static ByteBuffer frame(byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put((byte) TEXT);
		if (payload.length < 126) {
			frame.put((byte) payload.length);
		}
		else {
			frame.put((byte) 126).putShort((short) payload.length);
		}
		return frame.put(payload).flip();
	}

	private void append(ByteBuffer frame) {
		int whole = frame.limit();
		while (frame.hasRemaining()) {
			this.frames.position((int) (this.end % this.capacity));
			frame.limit(Math.min(whole, frame.position() + this.frames.remaining()));
			this.end += frame.remaining();
			this.frames.put(frame);
			frame.limit(whole);
		}
	}

	/**
	 * Write as much as a channel takes.
	 * @param channel where to, which does not block
	 * @param from where to begin
	 * @return where it ended
	 * @throws IOException if that fails, or the beginning is gone
	 */
	long write(WritableByteChannel channel, long from) throws IOException {
		if (this.end - from > this.capacity) {
			throw new IOException("a session fell behind by " + (this.end - from) + " bytes");
		}
		long position = from;
		boolean room = true;
		while (room && position < this.end) {
			int start = (int) (position % this.capacity);
			int length = (int) Math.min(this.end - position, this.capacity - start);
			this.view.limit(start + length).position(start);
			position += channel.write(this.view);
			room = !this.view.hasRemaining();
		}
		return position;
	}

}
