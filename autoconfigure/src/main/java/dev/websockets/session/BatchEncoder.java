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

	private final long maxFrameSize;

	/**
	 * Where each entry ends in all that is encoded.
	 */
	private final long[] ends;

	private long encoded;

	private long encodedBefore;

	private int entry;

	private int handedOver;

	private byte @Nullable [] payload;

	private int offset;

	private int leftInFrame;

	private boolean inFrame;

	BatchEncoder(OutboundBatch batch, FrameEncoder encoder, FrameHeads heads, long maxFrameSize) {
		this.batch = batch;
		this.encoder = encoder;
		this.heads = heads;
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
	 * Fill the buffer with what comes next.
	 * @return false if there is nothing left
	 */
	boolean fill(ByteBuffer buffer) {
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
			position += header(outbound, target, position);
		}
		int length = Math.min(this.leftInFrame, target.length - position);
		payload(outbound, length, target, position);
		position += length;
		this.offset += length;
		this.leftInFrame -= length;
		this.inFrame = this.leftInFrame > 0;
		this.encoded += position - begin;
		if (this.offset == outbound.size() && !this.inFrame) {
			this.ends[this.entry++] = this.encoded;
			this.payload = null;
			this.offset = 0;
		}
		return position;
	}

	private int header(Outbound outbound, byte[] target, int position) {
		long longest = outbound.isData() ? this.maxFrameSize : outbound.size();
		this.leftInFrame = (int) Math.min(outbound.size() - this.offset, longest);
		this.inFrame = true;
		boolean last = this.offset + this.leftInFrame == outbound.size();
		int head = this.heads.next(outbound, this.offset == 0, last);
		return this.encoder.header(head, this.leftInFrame, target, position);
	}

	private void payload(Outbound outbound, int length, byte[] target, int position) {
		String ascii = outbound.ascii();
		if (ascii != null) {
			this.encoder.asciiPayload(ascii, this.offset, length, target, position);
			return;
		}
		byte[] payload = (this.payload != null) ? this.payload : outbound.payload();
		this.payload = payload;
		this.encoder.payload(payload, this.offset, length, target, position);
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
