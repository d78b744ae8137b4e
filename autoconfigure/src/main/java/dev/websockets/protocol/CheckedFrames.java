package dev.websockets.protocol;

/**
 * Holds frames to the rules on their payloads, and collects what comes in parts until
 * there is something whole to hand on: a message, or just a frame.
 */
abstract sealed class CheckedFrames implements FrameSink permits MessageAssembler, FrameCollector {

	private final MessageRules rules;

	private final GrowingBuffer collected = new GrowingBuffer();

	private final ControlFrame control = new ControlFrame();

	private int head;

	CheckedFrames(SizeLimit limit) {
		this.rules = new MessageRules(limit);
	}

	/**
	 * Whether a data frame with this head completes what is collected.
	 */
	abstract boolean completes(int head);

	/**
	 * A data frame came whole and there is nothing to add it to. Its payload is not yet
	 * checked.
	 */
	abstract void whole(MessageRules rules, int head, byte[] bytes, int offset, int length) throws ProtocolViolation;

	/**
	 * What was collected is complete, checked, and to be taken out of the buffer.
	 * @param head the head of its last frame
	 */
	abstract void collected(MessageRules rules, int head, GrowingBuffer buffer);

	/**
	 * A control frame came. It is checked.
	 */
	abstract void control(int head, byte[] payload);

	@Override
	public final void frame(int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
		if (Opcode.isControl(head)) {
			control(head, ControlFrame.whole(head, bytes, offset, length));
			return;
		}
		this.rules.frameBegins(head, length);
		if (this.collected.size() == 0 && completes(head)) {
			whole(this.rules, head, bytes, offset, length);
			return;
		}
		expectData(head, length);
		addData(bytes, offset, length);
		endData(head);
	}

	@Override
	public final void frameBegins(int head, long length) throws ProtocolViolation {
		this.head = head;
		if (Opcode.isControl(head)) {
			this.control.begins(head, (int) length);
			return;
		}
		this.rules.frameBegins(head, length);
		expectData(head, length);
	}

	@Override
	public final void framePart(byte[] bytes, int offset, int length) throws ProtocolViolation {
		if (Opcode.isControl(this.head)) {
			this.control.add(this.head, bytes, offset, length);
			return;
		}
		addData(bytes, offset, length);
	}

	@Override
	public final void frameEnds() throws ProtocolViolation {
		if (Opcode.isControl(this.head)) {
			control(this.head, this.control.take());
			return;
		}
		endData(this.head);
	}

	private void expectData(int head, long length) {
		long announced = this.collected.size() + length;
		this.collected.expect(announced, completes(head) ? announced : this.rules.maxSize());
	}

	private void addData(byte[] bytes, int offset, int length) throws ProtocolViolation {
		this.rules.framePart(bytes, offset, length);
		this.collected.add(bytes, offset, length);
	}

	private void endData(int head) throws ProtocolViolation {
		this.rules.frameEnds(head);
		if (completes(head)) {
			collected(this.rules, head, this.collected);
		}
	}

}
