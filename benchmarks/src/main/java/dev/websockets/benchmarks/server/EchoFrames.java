package dev.websockets.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes answers of a client's frames (RFC 6455, section 5), in the buffer they are read
 * into: data and Close as they came but for the mask, pongs for pings, nothing for pongs.
 * Answers are never longer than what they answer.
 */
final class EchoFrames {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int CLOSE = 0x8;

	private static final int PING = 0x9;

	private static final int PONG = 0xA;

	private final byte[] buffer;

	private int begin;

	private int kept;

	private int size;

	private int opcode;

	private long remaining;

	/** The next eight bytes of the mask, the first one lowest. */
	private long mask;

	EchoFrames(byte[] buffer) {
		this.buffer = buffer;
	}

	/**
	 * Read once, and make the answers.
	 * @param in where to read from
	 * @return whether there was something to read
	 */
	boolean read(InputStream in) throws IOException {
		System.arraycopy(this.buffer, this.begin, this.buffer, 0, this.kept);
		int read = in.read(this.buffer, this.kept, this.buffer.length - this.kept);
		if (read < 0) {
			return false;
		}
		answer(this.kept + read);
		return true;
	}

	/**
	 * The number of bytes to write, from the beginning of the buffer.
	 * @return the number of bytes
	 */
	int size() {
		return this.size;
	}

	/**
	 * Whether what was answered ends with a whole frame.
	 * @return whether no part of a payload is missing
	 */
	boolean whole() {
		return this.remaining == 0;
	}

	/**
	 * Whether a Close was answered, so that nothing may follow.
	 * @return whether the connection is closed
	 */
	boolean closed() {
		return this.opcode == CLOSE && whole();
	}

	private void answer(int end) {
		this.size = 0;
		int position = 0;
		while (position < end && !closed()) {
			if (this.remaining == 0) {
				int header = headerSize(position, end);
				if (position + header > end) {
					break;
				}
				header(position, header);
				position += header;
			}
			int length = (int) Math.min(this.remaining, end - position);
			payload(position, length);
			position += length;
		}
		this.begin = position;
		this.kept = end - position;
	}

	private int headerSize(int position, int end) {
		if (end - position < 2) {
			return 2;
		}
		return switch (this.buffer[position + 1] & 0x7F) {
			case 126 -> 8;
			case 127 -> 14;
			default -> 6;
		};
	}

	private void header(int position, int length) {
		int first = this.buffer[position];
		this.opcode = first & 0x0F;
		this.remaining = payloadLength(position, length);
		long key = (int) INT.get(this.buffer, position + length - 4) & 0xFFFF_FFFFL;
		this.mask = key | (key << 32);
		if (this.opcode == PONG) {
			return;
		}
		this.buffer[this.size] = (byte) ((this.opcode == PING) ? (first & 0xF0) | PONG : first);
		this.buffer[this.size + 1] = (byte) (this.buffer[position + 1] & 0x7F);
		System.arraycopy(this.buffer, position + 2, this.buffer, this.size + 2, length - 6);
		this.size += length - 4;
	}

	private long payloadLength(int position, int length) {
		long payload = this.buffer[position + 1] & 0x7F;
		if (length > 6) {
			payload = 0;
			for (int i = 2; i < length - 4; i++) {
				payload = (payload << 8) | (this.buffer[position + i] & 0xFF);
			}
		}
		return payload;
	}

	private void payload(int position, int length) {
		this.remaining -= length;
		if (this.opcode == PONG) {
			return;
		}
		int to = this.size;
		int i = 0;
		for (; i + 8 <= length; i += 8) {
			LONG.set(this.buffer, to + i, (long) LONG.get(this.buffer, position + i) ^ this.mask);
		}
		for (; i < length; i++) {
			this.buffer[to + i] = (byte) (this.buffer[position + i] ^ this.mask);
			this.mask = Long.rotateRight(this.mask, 8);
		}
		this.size += length;
	}

}
