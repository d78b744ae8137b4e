package dev.websockets.test;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/**
 * Bytes that were read from a socket and not taken yet. It reads only when more is
 * required, and grows with what arrives, not with what a header announces. For one thread
 * at a time.
 */
final class SocketInput {

	private static final byte[] NOTHING = {};

	private static final int INITIAL_SIZE = 8192;

	private final Socket socket;

	private byte[] bytes = NOTHING;

	private int start;

	private int end;

	SocketInput(Socket socket) {
		this.socket = socket;
	}

	boolean isClosed() {
		return this.socket.isClosed();
	}

	int available() {
		return this.end - this.start;
	}

	int peek(int index) {
		return Byte.toUnsignedInt(this.bytes[this.start + index]);
	}

	long peekNumber(int index, int length) {
		long number = 0;
		for (int i = 0; i < length; i++) {
			number = number << 8 | peek(index + i);
		}
		return number;
	}

	void require(int count, Deadline deadline) throws IOException {
		while (available() < count) {
			readSome(deadline);
		}
	}

	byte[] take(int count) {
		byte[] taken = Arrays.copyOfRange(this.bytes, this.start, this.start + count);
		this.start += count;
		if (this.start == this.end) {
			this.start = 0;
			this.end = 0;
			if (this.bytes.length > 16 * INITIAL_SIZE) {
				this.bytes = NOTHING;
			}
		}
		return taken;
	}

	private void readSome(Deadline deadline) throws IOException {
		if (this.end == this.bytes.length) {
			makeRoom();
		}
		this.socket.setSoTimeout(deadline.socketTimeout());
		int count = this.socket.getInputStream().read(this.bytes, this.end, this.bytes.length - this.end);
		if (count < 0) {
			this.bytes = take(available());
			this.end = this.bytes.length;
			throw new EOFException("the client has ended the connection");
		}
		this.end += count;
	}

	private void makeRoom() {
		int length = available();
		byte[] target = (length >= this.bytes.length / 2) ? new byte[Math.max(INITIAL_SIZE, 2 * length)] : this.bytes;
		System.arraycopy(this.bytes, this.start, target, 0, length);
		this.bytes = target;
		this.start = 0;
		this.end = length;
	}

}
