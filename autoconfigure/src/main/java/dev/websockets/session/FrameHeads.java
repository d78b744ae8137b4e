package dev.websockets.session;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.protocol.Opcode;

/**
 * The first bytes of the frames that entries are sent in (RFC 6455, sections 5.2 and
 * 5.4). Remembers whether a message goes on.
 */
final class FrameHeads {

	private boolean continued;

	/**
	 * The head of the next frame.
	 * @param entry the entry
	 * @param first whether it is the entry's first frame
	 * @param last whether it is the entry's last frame
	 */
	int next(Outbound entry, boolean first, boolean last) {
		if (!entry.isData()) {
			return Opcode.FIN | opcode(entry.frame());
		}
		if (entry.frame() instanceof Frame.Fragment fragment) {
			int opcode = first ? opcode(fragment.type()) : Opcode.CONTINUATION;
			return (last && fragment.isLast()) ? (Opcode.FIN | opcode) : opcode;
		}
		int opcode = (first && !this.continued) ? opcode(entry.frame()) : Opcode.CONTINUATION;
		if (!last) {
			return opcode;
		}
		this.continued = entry.part() == Outbound.Part.MORE;
		return this.continued ? opcode : (Opcode.FIN | opcode);
	}

	private static int opcode(Frame frame) {
		if (frame instanceof Message.Text) {
			return Opcode.TEXT;
		}
		if (frame instanceof Message.Binary) {
			return Opcode.BINARY;
		}
		if (frame instanceof Frame.Ping) {
			return Opcode.PING;
		}
		return (frame instanceof Frame.Pong) ? Opcode.PONG : Opcode.CLOSE;
	}

	private static int opcode(Frame.Fragment.Type type) {
		return switch (type) {
			case TEXT -> Opcode.TEXT;
			case BINARY -> Opcode.BINARY;
			case CONTINUATION -> Opcode.CONTINUATION;
		};
	}

}
