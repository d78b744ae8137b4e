package dev.websockets.session;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.websockets.BroadcastResult;
import dev.websockets.Message;

/**
 * One message on its way to many sessions of a server: encoded once for those that agree
 * in how. Never waits for any of them. Used by one thread.
 *
 * @since 0.1.0
 */
public final class Broadcast {

	private final Outbound message;

	private final BroadcastOverflow overflow;

	private final Map<BroadcastEncoding, Outbound> encoded = new HashMap<>(2);

	private int queued;

	private int dropped;

	private int closed;

	/**
	 * Begin with a message that nobody has yet.
	 * @param message the message
	 * @param overflow what becomes of sessions that have no room for it
	 */
	public Broadcast(Message message, BroadcastOverflow overflow) {
		this.message = Outbound.shared(message);
		this.overflow = overflow;
	}

	/**
	 * Queue the message for a session, behind what it has to send. What there is no room
	 * for is treated as the policy says; a session that is closing is passed over.
	 * @param session the session
	 */
	public void to(DefaultWebSocketSession session) {
		SessionLife<Message> life = session.life();
		Outbound entry = entry(life.parts().broadcastEncoding(this.message.size()));
		SharedAdmission admission = life.parts()
			.outbox()
			.offerShared(entry, this.overflow == BroadcastOverflow.DROP_OLDEST);
		this.dropped += admission.dropped();
		switch (admission.admission()) {
			case QUEUED -> this.queued++;
			case FULL, STREAMING -> full(session);
			case CLOSED -> {
			}
		}
	}

	private void full(DefaultWebSocketSession session) {
		if (this.overflow == BroadcastOverflow.CLOSE) {
			session.life().fail(Breach.tooSlow(session.settings()));
			this.closed++;
		}
		else {
			this.dropped++;
		}
	}

	private Outbound entry(@Nullable BroadcastEncoding encoding) {
		return (encoding != null) ? this.encoded.computeIfAbsent(encoding, (key) -> key.encode(this.message))
				: this.message;
	}

	/**
	 * What became of the message so far.
	 * @return the numbers of sessions and messages
	 */
	public BroadcastResult result() {
		return new BroadcastResult(this.queued, this.dropped, this.closed);
	}

}
