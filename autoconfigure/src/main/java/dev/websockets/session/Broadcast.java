package dev.websockets.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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

	private static final Log logger = LogFactory.getLog(Broadcast.class);

	/**
	 * So many sessions are written to one after the other. For more it is better to queue
	 * the message for all before the first is written to: others may follow meanwhile.
	 */
	private static final int FEW = 16;

	/**
	 * How long to wait in all for those who write and do not wait for the peer, where
	 * there is no room.
	 */
	private static final Duration PATIENCE = Duration.ofMillis(100);

	private final Outbound message;

	private final BroadcastOverflow overflow;

	private final BroadcastWriters writers;

	private final Map<BroadcastEncoding, Outbound> encoded = new HashMap<>(2);

	private @Nullable BroadcastEncoding lastEncoding;

	private @Nullable Outbound lastEntry;

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
		SharedOffer offer = new SharedOffer(this.overflow == BroadcastOverflow.DROP_OLDEST, writers, System.nanoTime(),
				false, Deadline.in(PATIENCE));
		try {
			queue(sessions, offer);
		}
		finally {
			if (writers != null) {
				writers.write();
			}
		}
		return new BroadcastResult(this.queued, this.dropped, this.closed);
	}

	private void queue(Collection<DefaultWebSocketSession> sessions, SharedOffer offer) {
		List<DefaultWebSocketSession> busy = new ArrayList<>(0);
		for (DefaultWebSocketSession session : sessions) {
			if (!queue(session, offer)) {
				busy.add(session);
			}
		}
		for (DefaultWebSocketSession session : busy) {
			queue(session, offer.waiting());
		}
	}

	private boolean queue(DefaultWebSocketSession session, SharedOffer offer) {
		SessionParts<Message> parts = session.parts();
		Outbound entry = entry(parts.broadcastEncoding(this.message.size()));
		SharedEntrance outbox = parts.outbox().shared();
		SharedAdmission admission = outbox.offer(entry, offer);
		if (admission != null && admission.isFull()) {
			outbox.makeRoom(entry, offer.patience());
			this.dropped += admission.dropped();
			admission = outbox.offer(entry, offer.waiting());
		}
		if (admission != null) {
			count(admission, session);
		}
		return admission != null;
	}

	private void count(SharedAdmission admission, DefaultWebSocketSession session) {
		this.dropped += admission.dropped();
		switch (admission.admission()) {
			case QUEUED -> this.queued++;
			case FULL, STREAMING -> full(session);
			case CLOSED -> {
			}
		}
	}

	/**
	 * The entry for sessions of an encoding, which most often is that of the last one.
	 */
	private Outbound entry(@Nullable BroadcastEncoding encoding) {
		if (encoding == null) {
			return this.message;
		}
		Outbound entry = this.lastEntry;
		if (entry == null || encoding != this.lastEncoding) {
			entry = this.encoded.computeIfAbsent(encoding, this::encode);
			this.lastEncoding = encoding;
			this.lastEntry = entry;
		}
		return entry;
	}

	/**
	 * Where that fails each session has the message encoded for itself, and fails by
	 * itself if need be.
	 */
	private Outbound encode(BroadcastEncoding encoding) {
		try {
			return encoding.encode(this.message);
		}
		catch (RuntimeException | Error ex) {
			logger.error("A message cannot be encoded for many sessions by " + encoding, ex);
			return this.message;
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

}
