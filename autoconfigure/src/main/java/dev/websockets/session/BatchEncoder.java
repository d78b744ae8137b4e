package dev.websockets.session;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import dev.websockets.protocol.FrameEncoder;

/**
 * The frames of a batch, a buffer at a time. Knows which entries are handed over whole.
 */
final class BatchEncoder {

	/**
	 * What a buffer is allocated for instead of borrowed.
	 */
	private static final int SMALL = 4 * 1024;

	private final OutboundBatch batch;

	private final FrameEncoder encoder;

	private final FrameHeads heads;

	private final FramePayload payload;

	private final long maxFrameSize;

	/**
	 * Where each entry ends in all that is encoded.
	 */
	private final long[] ends;

	private long encoded;

	private long encodedBefore;

	private int entry;

	private int handedOver;

	/** How much of the entry its frames had in them so far, the present one included. */
	private int offset;

	private int leftInFrame;

	private boolean inFrame;

	/**
	 * Create an encoder.
	 * @param batch what is to be written
	 * @param encoder makes frames
	 * @param heads knows the first octets of the frames
	 * @param extensions the frames pass them
	 * @param maxFrameSize the largest part of a message in one frame
	 */
	BatchEncoder(OutboundBatch batch, FrameEncoder encoder, FrameHeads heads, ExtensionChain extensions,
			long maxFrameSize) {
		this.batch = batch;
		this.encoder = encoder;
		this.heads = heads;
		this.payload = new FramePayload(encoder, extensions);
		this.maxFrameSize = maxFrameSize;
		this.ends = new long[batch.size()];
	}

	/**
	 * A buffer that holds the whole batch, unless that is large.
	 */
	ByteBuffer newBuffer() {
		long size = this.batch.bytes() + (long) FrameEncoder.MAX_HEADER_SIZE * this.batch.size() + 1;
		return (size <= SMALL) ? ByteBuffer.allocate((int) size) : LargeBuffers.borrow();
	}

	/**
	 * The whole batch, where it is one entry that is encoded already: there is nothing to
	 * {@link #fill} then.
	 * @return its bytes, in a buffer of their own, or {@code null}
	 */
	@Nullable ByteBuffer encodedWhole() {
		EncodedMessage encoded = (this.batch.size() == 1) ? this.batch.get(0).encoded() : null;
		if (encoded == null) {
			return null;
		}
		this.payload.encoded(encoded);
		this.encoded = encoded.bytes().length;
		this.ends[this.entry++] = this.encoded;
		this.payload.entryEnds();
		return encoded.buffer();
	}

	/**
	 * Fill the buffer with what comes next.
	 * @return false if there is nothing left
	 */
	boolean fill(ByteBuffer buffer) {
		if (this.entry == this.batch.size()) {
			return false;
		}
		this.encodedBefore = this.encoded;
		byte[] target = buffer.array();
		int position = 0;
		while (this.entry < this.batch.size() && target.length - position > FrameEncoder.MAX_HEADER_SIZE) {
			position = encode(this.batch.get(this.entry), target, position);
		}
		buffer.position(0).limit(position);
		return position > 0;
	}

	private int encode(Outbound outbound, byte[] target, int begin) {
		int position = begin;
		if (!this.inFrame) {
			position += begin(outbound, target, position);
		}
		int length = Math.min(this.leftInFrame, target.length - position);
		this.payload.encode(length, target, position);
		position += length;
		this.leftInFrame -= length;
		this.inFrame = this.leftInFrame > 0;
		this.encoded += position - begin;
		if (this.offset == outbound.size() && !this.inFrame) {
			this.ends[this.entry++] = this.encoded;
			this.payload.entryEnds();
			this.offset = 0;
		}
		return position;
	}

	/**
	 * Begin a frame.
	 * @return the bytes of the header, if it is not a part of what is encoded already
	 */
	private int begin(Outbound outbound, byte[] target, int position) {
		EncodedMessage encoded = outbound.encoded();
		if (encoded == null) {
			return header(outbound, target, position);
		}
		this.payload.encoded(encoded);
		this.offset = outbound.size();
		this.inFrame = true;
		this.leftInFrame = this.payload.size();
		return 0;
	}

	private int header(Outbound outbound, byte[] target, int position) {
		long longest = outbound.isData() ? this.maxFrameSize : outbound.size();
		int length = (int) Math.min(outbound.size() - this.offset, longest);
		boolean last = this.offset + length == outbound.size();
		int head = this.payload.frame(this.heads.next(outbound, this.offset == 0, last), outbound, this.offset, length);
		this.offset += length;
		this.inFrame = true;
		this.leftInFrame = this.payload.size();
		return this.encoder.header(head, this.leftInFrame, target, position);
	}

	/**
	 * The connection took a part of the buffer.
	 * @param position how much of it
	 */
	void handedOver(int position) {
		long total = this.encodedBefore + position;
		while (this.handedOver < this.entry && this.ends[this.handedOver] <= total) {
			this.handedOver++;
		}
		this.batch.written(this.handedOver);
	}

}
