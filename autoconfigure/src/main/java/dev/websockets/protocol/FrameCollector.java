package dev.websockets.protocol;

import java.util.Arrays;

/**
 * Makes single frames whole, for those who look at fragments and control frames
 * themselves. The same rules hold as for messages: a limit on the sum of the fragments,
 * UTF-8 across them, and what a Close may say.
 *
 * @since 0.1.0
 */
public final class FrameCollector extends CheckedFrames {

	private final RawFrameSink sink;

	/**
	 * Create a collector.
	 * @param limit the size of the largest message, all its fragments together
	 * @param sink takes the frames
	 */
	public FrameCollector(SizeLimit limit, RawFrameSink sink) {
		super(limit);
		this.sink = sink;
	}

	@Override
	boolean completes(int head) {
		return true;
	}

	@Override
	void whole(MessageRules rules, int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
		rules.framePart(bytes, offset, length);
		rules.frameEnds(head);
		this.sink.frame(head, Arrays.copyOfRange(bytes, offset, offset + length));
	}

	@Override
	void collected(MessageRules rules, int head, GrowingBuffer buffer) {
		this.sink.frame(head, buffer.take());
	}

	@Override
	void control(int head, byte[] payload) {
		this.sink.frame(head, payload);
	}

}
