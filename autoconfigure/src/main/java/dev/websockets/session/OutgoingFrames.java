package dev.websockets.session;

import dev.websockets.Frame;
import dev.websockets.SessionSettings;

/**
 * The ways to put frames into the {@link Outbox} of a raw session.
 */
final class OutgoingFrames extends OutgoingMessages {

	private final SessionLife<?> life;

	OutgoingFrames(Outbox outbox, SessionSettings settings, SessionLife<?> life) {
		super(outbox, settings, life);
		this.life = life;
	}

	@Override
	boolean close(Frame.Close close) {
		return this.life.sendClose(close);
	}

	@Override
	Outbound whole(Frame frame) {
		return Outbound.whole(frame);
	}

}
