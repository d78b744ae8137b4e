package dev.websockets.protocol;

/**
 * Makes frames whole that come in parts, for those who can only look at whole ones, as
 * extensions do.
 *
 * @since 0.1.0
 */
public abstract class WholeFrames implements FrameSink {

	private final GrowingBuffer collected = new GrowingBuffer();

	private final SizeLimit limit;

	private final long maxFrameSize;

	private int head;

	/**
	 * Create this.
	 * @param limit the size of the largest message
	 * @param maxFrameSize the size in bytes of the largest frame that a message of that
	 * size can come in
	 */
	protected WholeFrames(SizeLimit limit, long maxFrameSize) {
		this.limit = limit;
		this.maxFrameSize = maxFrameSize;
	}

	@Override
	public final void frameBegins(int head, long length) throws ProtocolViolation {
		if (length > this.maxFrameSize) {
			throw this.limit.exceededBy(length);
		}
		this.head = head;
		this.collected.expect(length, length);
	}

	@Override
	public final void framePart(byte[] bytes, int offset, int length) {
		this.collected.add(bytes, offset, length);
	}

	@Override
	public final void frameEnds() throws ProtocolViolation {
		int size = this.collected.size();
		byte[] bytes = this.collected.bytes();
		this.collected.clear();
		frame(this.head, bytes, 0, size);
	}

}
