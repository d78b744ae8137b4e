package dev.websockets.benchmarks.server;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import dev.websockets.benchmarks.room.RoomOrder;

/**
 * A connection to a {@link NeutralRoom}: a session of the room, or one that takes orders.
 */
final class RoomMember implements Closeable {

	/** Some frames of a client, of up to 125 bytes. */
	private static final int BUFFER_SIZE = 1024;

	private static final int HEADER = 6;

	private static final int TEXT = 0x1;

	private static final int CLOSE = 0x8;

	private final SocketChannel channel;

	private final boolean control;

	private final ByteBuffer in = ByteBuffer.allocate(BUFFER_SIZE);

	private long position;

	RoomMember(SocketChannel channel, boolean control) {
		this.channel = channel;
		this.control = control;
	}

	/**
	 * Whether it takes orders, and is no session of the room.
	 */
	boolean control() {
		return this.control;
	}

	/**
	 * Begin at the end of what was said.
	 */
	void join(Selector selector, RoomLog log) throws IOException {
		this.channel.configureBlocking(false);
		this.channel.register(selector, SelectionKey.OP_READ, this);
		this.position = log.end();
	}

	/**
	 * Read once.
	 * @param log where texts go
	 * @param size how many sessions are in the room
	 */
	void read(RoomLog log, int size) throws IOException {
		if (this.channel.read(this.in) < 0) {
			throw new EOFException("end");
		}
		this.in.flip();
		while (this.in.remaining() >= HEADER && this.in.remaining() >= HEADER + length()) {
			int opcode = this.in.get(this.in.position()) & 0x0F;
			byte[] payload = payload();
			if (opcode == CLOSE) {
				throw new EOFException("a Close");
			}
			if (opcode == TEXT && this.control) {
				follow(RoomOrder.parse(new String(payload, StandardCharsets.UTF_8)), log, size);
			}
			else if (opcode == TEXT) {
				log.append(payload);
			}
		}
		this.in.compact();
	}

	private int length() {
		return this.in.get(this.in.position() + 1) & 0x7F;
	}

	private byte[] payload() {
		byte[] payload = new byte[length()];
		byte[] key = new byte[4];
		this.in.position(this.in.position() + 2);
		this.in.get(key).get(payload);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= key[i & 3];
		}
		return payload;
	}

	private void follow(RoomOrder order, RoomLog log, int size) throws IOException {
		order.forEach((text) -> log.append(text.getBytes(StandardCharsets.UTF_8)));
		this.channel.write(RoomLog.frame(String.valueOf(size).getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Write what there is, and wait for room if there is more.
	 */
	void write(Selector selector, RoomLog log) throws IOException {
		this.position = log.write(this.channel, this.position);
		boolean all = this.position == log.end();
		this.channel.keyFor(selector).interestOps(SelectionKey.OP_READ | (all ? 0 : SelectionKey.OP_WRITE));
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
