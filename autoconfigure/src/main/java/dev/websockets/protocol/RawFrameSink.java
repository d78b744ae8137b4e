package dev.websockets.protocol;

/**
 * Takes single frames that a {@link FrameCollector} made whole: fragments of messages and
 * control frames, in the order they came in. Called by the one thread that decodes;
 * nothing comes after a Close.
 *
 * @since 0.1.0
 */
public interface RawFrameSink {

	/**
	 * A whole frame.
	 * @param head its first octet: FIN, RSV, opcode; see {@link Opcode}
	 * @param payload an array of its own
	 */
	void frame(int head, byte[] payload);

}
