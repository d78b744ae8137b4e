package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Counts the messages of a server by the headers of their frames (RFC 6455, section 5).
 * Payloads are not looked at, but those of pings.
 */
final class FrameCounter {

	private static final int CLOSE = 0x8;

	private static final int PING = 0x9;

	private final int size;

	private final Pings pings;

	private long messages;

	/** What is missing of the payload at hand. */
	private long missing;

	/** The payloads of the message at hand. */
	private long total;

	/** Whether the frame at hand is the last of its message. */
	private boolean last;

	/**
	 * Count from zero.
	 * @param size the size that each message must have, in bytes
	 * @param pings answers pings
	 */
	FrameCounter(int size, Pings pings) {
		this.size = size;
		this.pings = pings;
	}

	/**
	 * How many messages came as a whole.
	 */
	long messages() {
		return this.messages;
	}

	/**
	 * Take what was read.
	 * @param in what was read. What is left of it belongs before what is read next
	 * @throws IOException if the server closes, breaks the protocol, or does not echo
	 */
	void take(ByteBuffer in) throws IOException {
		do {
			int part = (int) Math.min(this.missing, in.remaining());
			in.position(in.position() + part);
			this.missing -= part;
			if (this.missing == 0 && this.last) {
				message();
			}
		}
		while (this.missing == 0 && begin(in));
	}

	private void message() throws ProtocolException {
		if (this.total != this.size) {
			throw new ProtocolException("a message of " + this.total + " bytes");
		}
		this.messages++;
		this.total = 0;
		this.last = false;
	}

	private boolean begin(ByteBuffer in) throws IOException {
		int start = in.position();
		if (in.remaining() < 2) {
			return false;
		}
		int first = in.get(start);
		int length = in.get(start + 1);
		int header = (length < 126) ? 2 : (length == 126) ? 4 : 10;
		if (length < 0) {
			throw new ProtocolException("a masked frame");
		}
		if ((first & 0x08) != 0) {
			return control(first & 0x0F, length, in);
		}
		if (in.remaining() < header) {
			return false;
		}
		this.missing = (header == 2) ? length : (header == 4) ? in.getShort(start + 2) & 0xFFFF : in.getLong(start + 2);
		this.total += this.missing;
		this.last = first < 0;
		in.position(start + header);
		return true;
	}

	private boolean control(int opcode, int length, ByteBuffer in) throws IOException {
		if (in.remaining() < 2 + length) {
			return false;
		}
		byte[] payload = new byte[length];
		in.position(in.position() + 2);
		in.get(payload);
		if (opcode == CLOSE) {
			throw new ProtocolException("a Close");
		}
		if (opcode == PING) {
			this.pings.answer(payload);
		}
		return true;
	}

	/**
	 * Answers pings.
	 */
	@FunctionalInterface
	interface Pings {

		void answer(byte[] payload) throws IOException;

	}

}
