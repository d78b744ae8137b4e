package dev.websockets.transport.tyrus;

import java.nio.ByteBuffer;

/**
 * Follows the frame headers in what a server sends (RFC 6455, section 5.2) and finds the
 * Close frame: Tyrus does not tell one without a status from one with the code 1000, and
 * none at all once this side has closed. It also tells the size of every data frame as
 * soon as it is announced. Keeps no payload.
 */
final class FrameScanner {

	private static final int CLOSE = 0x8;

	private final Listener listener;

	private State state = State.OPCODE;

	private int opcode;

	private int lengthBytes;

	private long left;

	/**
	 * Create a scanner.
	 * @param listener told of frames
	 */
	FrameScanner(Listener listener) {
		this.listener = listener;
	}

	void scan(ByteBuffer buffer) {
		while (buffer.hasRemaining()) {
			switch (this.state) {
				case OPCODE -> {
					this.opcode = buffer.get() & 0xF;
					this.state = State.LENGTH;
				}
				case LENGTH -> length(buffer.get() & 0x7F);
				case EXTENDED_LENGTH -> {
					this.left = (this.left << Byte.SIZE) | (buffer.get() & 0xFF);
					if (--this.lengthBytes == 0) {
						endOfHeader();
					}
				}
				case PAYLOAD -> skipPayload(buffer);
			}
		}
	}

	private void length(int length) {
		this.lengthBytes = switch (length) {
			case 126 -> Short.BYTES;
			case 127 -> Long.BYTES;
			default -> 0;
		};
		this.left = (this.lengthBytes == 0) ? length : 0;
		this.state = State.EXTENDED_LENGTH;
		if (this.lengthBytes == 0) {
			endOfHeader();
		}
	}

	private void endOfHeader() {
		if (this.opcode == CLOSE) {
			this.listener.close(this.left);
		}
		else {
			this.listener.frame(this.left);
		}
		this.state = (this.left > 0) ? State.PAYLOAD : State.OPCODE;
	}

	private void skipPayload(ByteBuffer buffer) {
		int skipped = (int) Math.min(this.left, buffer.remaining());
		buffer.position(buffer.position() + skipped);
		this.left -= skipped;
		if (this.left == 0) {
			this.state = State.OPCODE;
		}
	}

	/**
	 * Told of frames when their header is complete.
	 */
	interface Listener {

		/**
		 * A Close frame begins.
		 * @param size its payload size, as it was announced
		 */
		void close(long size);

		/**
		 * Another frame begins.
		 * @param size its payload size, as it was announced; negative if over 2^63-1
		 */
		void frame(long size);

	}

	private enum State {

		OPCODE, LENGTH, EXTENDED_LENGTH, PAYLOAD

	}

}
