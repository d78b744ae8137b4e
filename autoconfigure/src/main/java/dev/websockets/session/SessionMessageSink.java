package dev.websockets.session;

import dev.websockets.CloseCode;
import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.protocol.MessageSink;

/**
 * Brings what a {@link FrameReceiver} decoded to the parts of the session, and answers
 * what RFC 6455, sections 5.5.1 and 5.5.2, wants answered.
 */
final class SessionMessageSink implements MessageSink {

	private final SessionParts<Message> parts;

	private final EndByPeer peer;

	private final PongListeners pongListeners;

	private final MessageTap tap;

	SessionMessageSink(SessionParts<Message> parts, EndByPeer peer, PongListeners pongListeners, MessageTap tap) {
		this.parts = parts;
		this.peer = peer;
		this.pongListeners = pongListeners;
		this.tap = tap;
	}

	@Override
	public void message(Message message) {
		this.parts.idleWatch().messageRead();
		if (!this.tap.takes(message, !this.parts.intake().isGathering())) {
			this.parts.intake().offer(message);
		}
	}

	@Override
	public void ping(byte[] payload) {
		this.parts.outbox().pong(new Frame.Pong(payload));
	}

	@Override
	public void pong(byte[] payload) {
		this.parts.heartbeat().pong(payload);
		this.pongListeners.tell(payload);
	}

	@Override
	public void close(int code, String text) {
		this.parts.intake().queue();
		this.peer.closedInOrder(code, text,
				(code != CloseCode.NO_STATUS) ? new Frame.Close(code, text) : Frame.Close.withoutStatus());
	}

}
