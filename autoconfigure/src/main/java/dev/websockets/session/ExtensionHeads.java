package dev.websockets.session;

import java.nio.ByteBuffer;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionFrame.Type;
import dev.websockets.protocol.Opcode;

/**
 * Frames as extensions see them, and as they are on the wire (RFC 6455, section 5.2).
 */
final class ExtensionHeads {

	private ExtensionHeads() {
	}

	/**
	 * A frame for extensions.
	 * @param head its first octet
	 * @param payload its payload
	 */
	static ExtensionFrame frame(int head, ByteBuffer payload) {
		return new ExtensionFrame(type(Opcode.of(head)), Opcode.isFinal(head), head & Opcode.RESERVED, payload);
	}

	private static Type type(int opcode) {
		return switch (opcode) {
			case Opcode.CONTINUATION -> Type.CONTINUATION;
			case Opcode.TEXT -> Type.TEXT;
			case Opcode.BINARY -> Type.BINARY;
			case Opcode.CLOSE -> Type.CLOSE;
			case Opcode.PING -> Type.PING;
			default -> Type.PONG;
		};
	}

	/**
	 * The first octet of a frame.
	 */
	static int head(ExtensionFrame frame) {
		int opcode = switch (frame.type()) {
			case CONTINUATION -> Opcode.CONTINUATION;
			case TEXT -> Opcode.TEXT;
			case BINARY -> Opcode.BINARY;
			case CLOSE -> Opcode.CLOSE;
			case PING -> Opcode.PING;
			case PONG -> Opcode.PONG;
		};
		return frame.reserved() | opcode | (frame.last() ? Opcode.FIN : 0);
	}

	/**
	 * A payload that has an array, whatever buffer the extension made it in.
	 */
	static ByteBuffer withArray(ByteBuffer payload) {
		return payload.hasArray() ? payload : ByteBuffer.allocate(payload.remaining()).put(payload.duplicate()).flip();
	}

}
