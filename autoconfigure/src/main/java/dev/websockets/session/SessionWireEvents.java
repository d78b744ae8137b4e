package dev.websockets.session;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketException;

/**
 * Brings what a {@link FrameWire} tells to the parts of the session.
 */
final class SessionWireEvents implements WireEvents {

	private final SessionLife<Message> life;

	private final PongListeners pongListeners;

	SessionWireEvents(SessionLife<Message> life, PongListeners pongListeners) {
		this.life = life;
		this.pongListeners = pongListeners;
	}

	@Override
	public void message(Message message) {
		this.life.reader().begin();
		try {
			this.life.heartbeat().alive();
			this.life.intake().offer(message);
			this.life.intake().queue();
		}
		finally {
			this.life.heartbeat().alive();
			this.life.reader().end();
			this.life.idleWatch().batchRead(true);
		}
	}

	@Override
	public void progressed() {
		this.life.outbox().progressed();
	}

	@Override
	public void messagePart() {
		this.life.heartbeat().alive();
		this.life.idleWatch().batchRead(true);
	}

	@Override
	public void pong(byte[] payload) {
		this.life.heartbeat().alive();
		this.life.heartbeat().pong(payload);
		if (!this.pongListeners.isEmpty()) {
			this.life.reader().begin();
			try {
				this.pongListeners.tell(payload);
			}
			finally {
				this.life.reader().end();
			}
		}
	}

	@Override
	public void closed(int code, String text) {
		this.life.peerClosed(code, text, null);
	}

	@Override
	public void lost(@Nullable Throwable cause) {
		this.life.lost(cause);
		this.life.gone();
	}

	@Override
	public void violated(Supplier<WebSocketException> error, int code) {
		this.life.fail(new Breach(code, "", error));
	}

}
