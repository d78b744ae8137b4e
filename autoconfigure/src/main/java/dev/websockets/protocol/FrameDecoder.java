package dev.websockets.protocol;

import dev.websockets.Frame;
import dev.websockets.WebSocketMessageTooLargeException;

/**
 * Finds the frames in what the peer sent, however it is cut (RFC 6455, section 5.2), and
 * hands their payload on at once, unmasked. A frame that must not come is refused at the
 * first octet that shows it. Whatever follows a Close or a refused frame is ignored.
 * <p>
 * Used by one thread at a time.
 *
 * @since 0.1.0
 */
public final class FrameDecoder {

	private static final int MASKED = 0x80;

	private final HeadRules rules = new HeadRules();

	private final FrameHeader header;

	private final FrameSink sink;

	private final SizeLimit limit;

	private final long maxFrameSize;

	/** Set in the second octet of every frame that the peer may send. */
	private final int maskBit;

	private final int shortHeaderSize;

	private final int maxShortFrame;

	private boolean withinPayload;

	private long missing;

	private int key;

	private boolean over;

	/**
	 * Create a decoder at the beginning of a connection.
	 * @param role which side we are: a client takes frames without a mask only, a server
	 * masked ones only
	 * @param limit the size of the largest payload of a data frame. If a limit of the
	 * sink refuses a frame too, the smaller one is named, the sink's if they are equal
	 * @param sink takes the frames
	 */
	public FrameDecoder(Role role, SizeLimit limit, FrameSink sink) {
		this.maskBit = (role == Role.SERVER) ? MASKED : 0;
		this.shortHeaderSize = (role == Role.SERVER) ? 6 : 2;
		this.header = new FrameHeader(this.rules, role);
		this.limit = limit;
		this.maxFrameSize = limit.bytes();
		this.maxShortFrame = (int) Math.min(Frame.MAX_CONTROL_PAYLOAD, this.maxFrameSize);
		this.sink = sink;
	}

	/**
	 * Allow reserved bits that a negotiated extension owns: the sink sees them.
	 * @param bits of {@link Opcode#RESERVED}
	 */
	public void allowReserved(int bits) {
		this.rules.allowReserved(bits);
	}

	/**
	 * Take the next bytes. All are consumed; of an unfinished frame only its header is
	 * remembered.
	 * @param bytes where the bytes are; a server's decoder unmasks them in place
	 * @param offset the index of the first one
	 * @param length their number
	 * @throws ProtocolViolation if the peer must not send them; the connection is to be
	 * closed with its code
	 */
	public void decode(byte[] bytes, int offset, int length) throws ProtocolViolation {
		int end = offset + length;
		int position = offset;
		try {
			while (position < end && !this.over) {
				position = this.withinPayload ? part(bytes, position, end) : frame(bytes, position, end);
			}
		}
		catch (ProtocolViolation | RuntimeException | Error ex) {
			this.over = true;
			throw ex;
		}
	}

	/**
	 * Whether what was decoded so far ends within a message: within a data frame, or
	 * between two.
	 * @return false between messages
	 */
	public boolean isWithinMessage() {
		return this.rules.isWithinMessage() || (this.withinPayload && !Opcode.isControl(this.header.head()));
	}

	/**
	 * How much is missing of the payload at hand.
	 * @return the number of bytes, 0 if a frame is to begin, or -1 within a head or a
	 * control frame
	 */
	public long missing() {
		if (this.withinPayload) {
			return Opcode.isControl(this.header.head()) ? -1 : this.missing;
		}
		return this.header.isEmpty() ? 0 : -1;
	}

	private int frame(byte[] bytes, int position, int end) throws ProtocolViolation {
		int payload = position + this.shortHeaderSize;
		if (payload <= end && this.header.isEmpty()) {
			int size = (bytes[position + 1] & 0xFF) ^ this.maskBit;
			if (size <= this.maxShortFrame && size <= end - payload) {
				int head = bytes[position] & 0xFF;
				this.rules.check(head);
				if (this.maskBit != 0) {
					Mask.apply(Mask.read(bytes, position + 2), bytes, payload, size, bytes, payload);
				}
				wholeFrame(head, bytes, payload, size);
				return payload + size;
			}
		}
		return header(bytes, position, end);
	}

	private int header(byte[] bytes, int from, int end) throws ProtocolViolation {
		int position = from;
		while (position < end) {
			if (this.header.accept(bytes[position++] & 0xFF)) {
				return payload(bytes, position, end);
			}
		}
		return end;
	}

	private int payload(byte[] bytes, int position, int end) throws ProtocolViolation {
		int head = this.header.head();
		long length = this.header.length();
		if (length > this.maxFrameSize && !Opcode.isControl(head)) {
			throw tooLarge(head, length);
		}
		this.key = this.header.key();
		if (length > end - position) {
			this.missing = length;
			this.withinPayload = true;
			this.sink.frameBegins(head, length);
			return position;
		}
		int size = (int) length;
		unmask(bytes, position, size);
		wholeFrame(head, bytes, position, size);
		return position + size;
	}

	private void wholeFrame(int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
		this.sink.frame(head, bytes, offset, length);
		this.over = Opcode.of(head) == Opcode.CLOSE;
	}

	private int part(byte[] bytes, int position, int end) throws ProtocolViolation {
		int size = (int) Math.min(this.missing, end - position);
		unmask(bytes, position, size);
		this.missing -= size;
		this.sink.framePart(bytes, position, size);
		if (this.missing == 0) {
			this.withinPayload = false;
			this.sink.frameEnds();
			this.over = Opcode.of(this.header.head()) == Opcode.CLOSE;
		}
		return position + size;
	}

	private void unmask(byte[] bytes, int offset, int length) {
		if (this.maskBit != 0) {
			this.key = Mask.apply(this.key, bytes, offset, length, bytes, offset);
		}
	}

	private ProtocolViolation tooLarge(int head, long length) {
		ProtocolViolation violation = this.limit.exceededBy(length);
		try {
			this.sink.frameBegins(head, length);
		}
		catch (ProtocolViolation sinks) {
			boolean smaller = sinks.exception() instanceof WebSocketMessageTooLargeException tooLarge
					&& tooLarge.limit() <= this.maxFrameSize;
			return smaller ? sinks : violation;
		}
		return violation;
	}

}
