package dev.websockets.session;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketException;

/**
 * Brings what a {@link FrameWire} tells to the parts of the session.
 */
final class SessionWireEvents implements WireEvents {

	private final SessionParts<Message> parts;

	private final EndByPeer peer;

	private final PongListeners pongListeners;

	private final MessageTap tap;

	SessionWireEvents(SessionParts<Message> parts, EndByPeer peer, PongListeners pongListeners, MessageTap tap) {
		this.parts = parts;
		this.peer = peer;
		this.pongListeners = pongListeners;
		this.tap = tap;
	}

	@Override
	public void message(Message message) {
		this.parts.reader().begin();
		try {
			this.parts.heartbeat().alive();
			if (!this.tap.takes(message, true)) {
				this.parts.intake().offer(message);
				this.parts.intake().queue();
			}
		}
		finally {
			this.parts.heartbeat().done();
			this.parts.reader().end();
			this.parts.idleWatch().batchRead(true);
		}
	}

	@Override
	public void progressed() {
		this.parts.outbox().progressed();
	}

	@Override
	public void messagePart() {
		this.parts.heartbeat().alive();
		this.parts.idleWatch().batchRead(true);
	}

	@Override
	public void pong(byte[] payload) {
		this.parts.heartbeat().alive();
		this.parts.heartbeat().pong(payload);
		if (!this.pongListeners.isEmpty()) {
			this.parts.reader().begin();
			try {
				this.pongListeners.tell(payload);
			}
			finally {
				this.parts.reader().end();
			}
		}
	}

	@Override
	public void closed(int code, String text) {
		this.peer.closed(code, text, null);
	}

	@Override
	public void lost(@Nullable Throwable cause) {
		this.peer.lost(cause);
	}

	@Override
	public void violated(Supplier<WebSocketException> error, int code) {
		this.peer.violated(new Breach(code, "", error));
	}

}
