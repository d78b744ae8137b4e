package dev.websockets.protocol;

/**
 * Takes the frames that a {@link FrameDecoder} finds. They come in an order that RFC
 * 6455, section 5.4 allows, with known opcodes, only with reserved bits that were
 * allowed, and unmasked.
 * <p>
 * A frame comes by one call if it lies whole in the bytes decoded, otherwise in parts. An
 * array belongs to the caller again when the call returns, and its bytes outside of the
 * given range are not to be looked at. Every method is called by the one thread that
 * decodes.
 * <p>
 * Extensions are a sink that stands before another one, and take their reserved bits out
 * of the head; what they need whole frames for is in {@link WholeFrames}.
 *
 * @since 0.1.0
 */
public interface FrameSink {

	/**
	 * A whole frame.
	 * @param head its first octet: FIN, RSV, opcode; see {@link Opcode}
	 * @param bytes where its payload is
	 * @param offset the index of the payload's first byte
	 * @param length the size of the payload
	 * @throws ProtocolViolation if the frame must not be sent
	 */
	void frame(int head, byte[] bytes, int offset, int length) throws ProtocolViolation;

	/**
	 * The header of a frame that is not there as a whole. Its parts follow, and then
	 * {@link #frameEnds()}.
	 * @param head its first octet: FIN, RSV, opcode; see {@link Opcode}
	 * @param length the size of its payload, as announced: allocate nothing for it
	 * @throws ProtocolViolation if the frame must not be sent
	 */
	void frameBegins(int head, long length) throws ProtocolViolation;

	/**
	 * The next part of a frame's payload.
	 * @param bytes where the part is
	 * @param offset the index of its first byte
	 * @param length its size
	 * @throws ProtocolViolation if the payload must not be sent
	 */
	void framePart(byte[] bytes, int offset, int length) throws ProtocolViolation;

	/**
	 * The frame that came in parts is complete.
	 * @throws ProtocolViolation if the frame must not be sent
	 */
	void frameEnds() throws ProtocolViolation;

}
