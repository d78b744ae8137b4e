package dev.websockets.session;

import java.util.Collection;
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

	/**
	 * So many sessions are written to one after the other. For more it is better to queue
	 * the message for all before the first is written to: others may follow meanwhile.
	 */
	private static final int FEW = 16;

	private final Outbound message;

	private final BroadcastOverflow overflow;

	private final BroadcastWriters writers;

	private final Map<BroadcastEncoding, Outbound> encoded = new HashMap<>(2);

	private int queued;

	private int dropped;

	private int closed;

	/**
	 * Begin with a message that nobody has yet.
	 * @param message the message
	 * @param overflow what becomes of sessions that have no room for it
	 * @param writers write it where it goes to more than a few
	 */
	public Broadcast(Message message, BroadcastOverflow overflow, BroadcastWriters writers) {
		this.message = Outbound.shared(message);
		this.overflow = overflow;
		this.writers = writers;
	}

	/**
	 * Queue the message for sessions, behind what they have to send. What there is no
	 * room for is treated as the policy says; a session that is closing is passed over.
	 * @param sessions the sessions
	 * @return what became of it
	 */
	public BroadcastResult to(Collection<DefaultWebSocketSession> sessions) {
		BroadcastWriters writers = (sessions.size() > FEW) ? this.writers : null;
		for (DefaultWebSocketSession session : sessions) {
			queue(session, writers);
		}
		if (writers != null) {
			writers.write();
		}
		return new BroadcastResult(this.queued, this.dropped, this.closed);
	}

	private void queue(DefaultWebSocketSession session, @Nullable BroadcastWriters writers) {
		SessionParts<Message> parts = session.life().parts();
		Outbound entry = entry(parts.broadcastEncoding(this.message.size()));
		SharedAdmission admission = parts.outbox()
			.offerShared(entry, this.overflow == BroadcastOverflow.DROP_OLDEST, writers);
		this.dropped += admission.dropped();
		switch (admission.admission()) {
			case QUEUED -> this.queued++;
			case FULL, STREAMING -> full(session);
			case CLOSED -> {
			}
		}
	}

	private Outbound entry(@Nullable BroadcastEncoding encoding) {
		return (encoding != null) ? this.encoded.computeIfAbsent(encoding, (key) -> key.encode(this.message))
				: this.message;
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

}
