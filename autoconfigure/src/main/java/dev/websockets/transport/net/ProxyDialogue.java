package dev.websockets.transport.net;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What is said to a proxy and what it answers. Nothing is read beyond what is asked for:
 * the bytes that follow belong to the tunnel.
 */
final class ProxyDialogue {

	private final SocketStream socket;

	private final Deadline deadline;

	ProxyDialogue(SocketStream socket, Deadline deadline) {
		this.socket = socket;
		this.deadline = deadline;
	}

	void send(byte[] bytes) throws IOException {
		this.socket.write(ByteBuffer.wrap(bytes), this.deadline);
	}

	/**
	 * Read one byte.
	 * @return its value from 0 to 255
	 */
	int read() throws IOException {
		return read(1)[0] & 0xff;
	}

	byte[] read(int count) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(count);
		while (bytes.hasRemaining()) {
			if (this.socket.read(bytes, this.deadline) < 0) {
				throw new EOFException("it ended the connection instead of answering");
			}
		}
		return bytes.array();
	}

}
