package dev.websockets.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.protocol.Opcode;
import dev.websockets.protocol.RawFrameSink;

/**
 * Brings the frames that a {@link FrameReceiver} decoded to a raw session, which answers
 * none.
 */
final class SessionFrameSink implements RawFrameSink {

	private final SessionParts<Frame> parts;

	private final EndByPeer peer;

	SessionFrameSink(SessionParts<Frame> parts, EndByPeer peer) {
		this.parts = parts;
		this.peer = peer;
	}

	@Override
	public void frame(int head, byte[] payload) {
		Frame frame = frameOf(head, payload);
		if (frame instanceof Frame.Close close) {
			close(close);
		}
		else {
			if (!Opcode.isControl(head)) {
				this.parts.idleWatch().messageRead();
			}
			this.parts.intake().offer(frame);
		}
	}

	private void close(Frame.Close close) {
		Frame.Close sent = this.peer.closing(close);
		this.parts.intake().offer(close);
		this.parts.intake().queue();
		if (sent != null) {
			this.peer.closed(close.code(), close.text(), sent);
		}
	}

	private static Frame frameOf(int head, byte[] payload) {
		boolean last = Opcode.isFinal(head);
		return switch (Opcode.of(head)) {
			case Opcode.TEXT -> last ? Message.of(new String(payload, StandardCharsets.UTF_8))
					: new Frame.Fragment(Frame.Fragment.Type.TEXT, payload, false);
			case Opcode.BINARY ->
				last ? Message.of(payload) : new Frame.Fragment(Frame.Fragment.Type.BINARY, payload, false);
			case Opcode.PING -> new Frame.Ping(payload);
			case Opcode.PONG -> new Frame.Pong(payload);
			case Opcode.CLOSE -> closeOf(ByteBuffer.wrap(payload));
			default -> new Frame.Fragment(Frame.Fragment.Type.CONTINUATION, payload, last);
		};
	}

	private static Frame.Close closeOf(ByteBuffer payload) {
		return payload.hasRemaining()
				? new Frame.Close(payload.getShort() & 0xFFFF, StandardCharsets.UTF_8.decode(payload).toString())
				: Frame.Close.withoutStatus();
	}

}
