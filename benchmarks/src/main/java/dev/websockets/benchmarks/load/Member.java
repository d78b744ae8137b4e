package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A session of a room. Texts are not looked at, but for their numbers.
 */
final class Member {

	/** The size of texts. */
	static final int SIZE = 64;

	/** Begins the frame of a text of that size. */
	private static final short TEXT = (short) 0x8140;

	private static final int HEADER = 2;

	private static final int CLOSE = 0x88;

	private static final int PING = 0x89;

	private static final int PONG = 0x8A;

	private final SocketChannel channel;

	private final int index;

	/** What was read of a frame that is not there as a whole. */
	private final byte[] part = new byte[HEADER + 125];

	private int partSize;

	private long received;

	Member(SocketChannel channel, int index) {
		this.channel = channel;
		this.index = index;
	}

	int index() {
		return this.index;
	}

	SocketChannel channel() {
		return this.channel;
	}

	/**
	 * How many texts came.
	 */
	long received() {
		return this.received;
	}

	/**
	 * Read once.
	 * @param buffer room for what is read
	 * @param receiver takes each text
	 * @throws IOException if the server closes, or sends anything but texts of this size
	 */
	void read(ByteBuffer buffer, Receiver receiver) throws IOException {
		buffer.clear().put(this.part, 0, this.partSize);
		Channels.read(this.channel, buffer);
		int end = buffer.position();
		int position = 0;
		buffer.flip();
		while (end - position >= HEADER) {
			int size = HEADER + (buffer.get(position + 1) & 0x7F);
			if (end - position < size) {
				break;
			}
			if (buffer.getShort(position) == TEXT) {
				receiver.received(this.index, this.received++, buffer.getLong(position + HEADER),
						buffer.getLong(position + HEADER + Long.BYTES));
			}
			else {
				other(buffer, position, size);
			}
			position += size;
		}
		this.partSize = end - position;
		buffer.get(position, this.part, 0, this.partSize);
	}

	private void other(ByteBuffer buffer, int position, int size) throws IOException {
		int first = buffer.get(position) & 0xFF;
		if (first == PING) {
			byte[] payload = new byte[size - HEADER];
			buffer.get(position + HEADER, payload);
			this.channel.write(MaskedFrames.frame(MaskedFrames.PONG, payload));
		}
		else if (first == CLOSE) {
			throw new ProtocolException("session " + this.index + " gets a Close");
		}
		else if (first != PONG) {
			throw new ProtocolException("session " + this.index + " gets a frame of " + size
					+ " bytes that begins with " + Integer.toHexString(first));
		}
	}

	/**
	 * Takes texts.
	 */
	@FunctionalInterface
	interface Receiver {

		/**
		 * Take a text.
		 * @param member the index of the session
		 * @param before how many texts came to it before
		 * @param first the characters of the number it begins with
		 * @param second the characters of the number behind it
		 * @throws ProtocolException if it should not have come
		 */
		void received(int member, long before, long first, long second) throws ProtocolException;

	}

}
