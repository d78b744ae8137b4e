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

	private final SessionLife<Message> life;

	private final PongListeners pongListeners;

	SessionMessageSink(SessionLife<Message> life, PongListeners pongListeners) {
		this.life = life;
		this.pongListeners = pongListeners;
	}

	@Override
	public void message(Message message) {
		this.life.idleWatch().messageRead();
		this.life.intake().offer(message);
	}

	@Override
	public void ping(byte[] payload) {
		this.life.outbox().pong(new Frame.Pong(payload));
	}

	@Override
	public void pong(byte[] payload) {
		this.life.heartbeat().pong(payload);
		this.pongListeners.tell(payload);
	}

	@Override
	public void close(int code, String text) {
		this.life.intake().queue();
		this.life.peerClosedInOrder(code, text,
				(code != CloseCode.NO_STATUS) ? new Frame.Close(code, text) : Frame.Close.withoutStatus());
	}

}
