package dev.websockets.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.OutgoingSettings;

/**
 * What is to be written, and in which order: a ping and pongs ahead of everything, what
 * is queued, and a Close after it. Not thread-safe.
 */
final class OutboundLanes {

	/**
	 * The most pongs that wait; beyond that only the newest is kept, which RFC 6455,
	 * section 5.5.3, allows.
	 */
	static final int MAX_PONGS = 64;

	private final BoundedQueue<Outbound> queue;

	private final SharedLane shared;

	private final int gatheredBytes;

	private final ArrayDeque<Outbound> pongs = new ArrayDeque<>(0);

	private @Nullable Outbound ping;

	private @Nullable Outbound close;

	private @Nullable Object streaming;

	private boolean closed;

	private boolean held;

	private boolean givenUp;

	private boolean closeTaken;

	private final EntryCount count = new EntryCount();

	/**
	 * Create empty lanes.
	 * @param settings the bounds of the queue
	 * @param gatheredBytes the bytes worth gathering for one write
	 */
	OutboundLanes(OutgoingSettings settings, int gatheredBytes) {
		this.queue = queue(settings);
		this.shared = new SharedLane(this.queue, this.count, () -> queue(settings));
		this.gatheredBytes = gatheredBytes;
	}

	private static BoundedQueue<Outbound> queue(OutgoingSettings settings) {
		return new BoundedQueue<>(settings.capacity(), settings.maxSize().toBytes(), Outbound::size);
	}

	/**
	 * Queue an entry if that is possible now.
	 */
	Admission offer(Outbound entry) {
		if (this.closed) {
			return Admission.CLOSED;
		}
		if (!hasTurn(entry)) {
			return Admission.STREAMING;
		}
		if (!this.queue.hasRoomFor(entry)) {
			return Admission.FULL;
		}
		this.queue.add(entry);
		this.count.added();
		if (entry.stream() != null) {
			this.streaming = (entry.part() == Outbound.Part.MORE) ? entry.stream() : null;
			if (this.streaming == null) {
				this.shared.streamEnded();
			}
		}
		return Admission.QUEUED;
	}

	/**
	 * Queue an entry that other sessions get too, if that is possible now.
	 * @param entry a whole message
	 * @param dropOldest whether older entries of this kind make room
	 */
	SharedAdmission offerShared(Outbound entry, boolean dropOldest) {
		return this.closed ? SharedAdmission.CLOSED : this.shared.offer(entry, this.streaming != null, dropOldest);
	}

	/**
	 * Whether there is room for an entry.
	 */
	boolean hasRoomFor(Outbound entry) {
		return this.queue.hasRoomFor(entry);
	}

	/**
	 * Only control frames go between the fragments of a message (RFC 6455, section 5.4).
	 */
	private boolean hasTurn(Outbound entry) {
		return this.streaming == null || this.streaming == entry.stream() || !entry.isData();
	}

	/**
	 * Have a ping written ahead of everything else, in place of one that is not written
	 * yet. There is none after a Close.
	 */
	void ping(Frame.Ping ping) {
		if (!this.closed) {
			this.ping = Outbound.whole(ping);
		}
	}

	/**
	 * Have a pong written ahead of what is queued.
	 */
	void pong(Frame.Pong pong) {
		if (this.pongs.size() >= MAX_PONGS) {
			this.pongs.removeLast();
		}
		this.pongs.addLast(Outbound.whole(pong));
	}

	/**
	 * Queue nothing more, and have a Close frame written after what is queued.
	 */
	void close(Outbound close) {
		this.closed = true;
		this.close = close;
	}

	/**
	 * Have nothing more written until {@link #giveUp}.
	 */
	void hold() {
		this.held = !this.givenUp;
	}

	boolean hasNext() {
		return !this.held && !this.closeTaken
				&& (this.ping != null || !this.pongs.isEmpty() || !this.queue.isEmpty() || this.close != null);
	}

	/**
	 * Take what is to be written next.
	 */
	@Nullable OutboundBatch next() {
		return hasNext() ? gather() : null;
	}

	private OutboundBatch gather() {
		OutboundBatch batch = new OutboundBatch();
		do {
			Outbound next = take();
			if (next == null) {
				break;
			}
			batch.add(next);
		}
		while (batch.bytes() < this.gatheredBytes);
		return batch;
	}

	private @Nullable Outbound take() {
		Outbound next = this.ping;
		this.ping = null;
		if (next == null) {
			next = this.pongs.pollFirst();
		}
		if (next == null) {
			next = this.queue.poll();
			this.count.taken(next);
		}
		if (next == null) {
			next = this.close;
			this.close = null;
			this.closeTaken |= next != null;
		}
		return next;
	}

	/**
	 * Give up everything, but a Close frame and the pongs ahead of it, and queue nothing
	 * more.
	 * @param close what is still written, or {@code null} for nothing
	 * @return the entries that are left unsent
	 */
	List<Outbound> giveUp(Frame.@Nullable Close close) {
		List<Outbound> unsent = new ArrayList<>();
		for (Outbound entry = this.queue.poll(); entry != null; entry = this.queue.poll()) {
			unsent.add(entry);
		}
		this.shared.giveUp(unsent);
		this.closed = true;
		this.givenUp = true;
		this.held = false;
		this.ping = null;
		if (close == null) {
			this.pongs.clear();
		}
		this.close = (close != null) ? Outbound.whole(close) : null;
		return unsent;
	}

	/**
	 * What was queued, and taken, so far.
	 */
	EntryCount count() {
		return this.count;
	}

	boolean isClosed() {
		return this.closed;
	}

	boolean isCloseTaken() {
		return this.closeTaken;
	}

	int size() {
		return this.queue.size() + this.shared.waiting();
	}

}
