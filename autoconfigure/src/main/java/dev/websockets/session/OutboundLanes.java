package dev.websockets.session;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.OutgoingSettings;

/**
 * What is to be written, and in which order: a ping ahead of everything, what is queued,
 * and a Close after it. Knows what is being written, and what could not be. Not
 * thread-safe.
 */
final class OutboundLanes {

	private final BoundedQueue<Outbound> queue;

	private final List<Outbound> unwritten = new ArrayList<>(0);

	private @Nullable Outbound ping;

	private @Nullable Outbound close;

	private @Nullable Outbound writing;

	private @Nullable Object streaming;

	private boolean held;

	private boolean closeTaken;

	private long queued;

	private long taken;

	private long settled;

	OutboundLanes(OutgoingSettings settings) {
		this.queue = new BoundedQueue<>(settings.capacity(), settings.maxSize().toBytes(), Outbound::size);
	}

	boolean admits(Outbound entry) {
		return hasTurn(entry) && this.queue.hasRoomFor(entry);
	}

	/**
	 * Only control frames go between the fragments of a message (RFC 6455, section 5.4).
	 */
	boolean hasTurn(Outbound entry) {
		return this.streaming == null || this.streaming == entry.stream() || !entry.isData();
	}

	void add(Outbound entry) {
		this.queue.add(entry);
		this.queued++;
		if (entry.stream() != null) {
			this.streaming = (entry.part() == Outbound.Part.MORE) ? entry.stream() : null;
		}
	}

	/**
	 * Have a ping written ahead of everything else, in place of one that is not written
	 * yet.
	 */
	void ping(Frame.Ping ping) {
		this.ping = Outbound.whole(ping);
	}

	void close(Frame.Close close) {
		this.close = Outbound.whole(close);
	}

	/**
	 * Have nothing more written until {@link #giveUp}.
	 */
	void hold() {
		this.held = true;
	}

	boolean hasNext() {
		return !this.held && (this.ping != null || !this.queue.isEmpty() || this.close != null);
	}

	/**
	 * Settle what was written, and take what is to be written next.
	 */
	@Nullable Outbound next() {
		this.settled = this.taken;
		this.writing = hasNext() ? take() : null;
		return this.writing;
	}

	private @Nullable Outbound take() {
		Outbound next = this.ping;
		this.ping = null;
		if (next == null) {
			next = this.queue.poll();
			this.taken += (next != null) ? 1 : 0;
		}
		if (next == null) {
			next = this.close;
			this.close = null;
			this.closeTaken |= next != null;
		}
		return next;
	}

	/**
	 * What is being written could not be.
	 */
	void failed(Outbound entry) {
		if (this.writing == entry) {
			this.unwritten.add(entry);
			this.writing = null;
		}
	}

	/**
	 * Give up everything, but a Close frame.
	 * @param close what is still written, or {@code null} for nothing
	 * @return the entries that are left unsent
	 */
	List<Outbound> giveUp(Frame.@Nullable Close close) {
		List<Outbound> unsent = new ArrayList<>(this.unwritten);
		this.unwritten.clear();
		if (this.writing != null) {
			unsent.add(this.writing);
		}
		for (Outbound entry = this.queue.poll(); entry != null; entry = this.queue.poll()) {
			unsent.add(entry);
		}
		this.held = false;
		this.ping = null;
		this.close = (close != null) ? Outbound.whole(close) : null;
		return unsent;
	}

	/**
	 * The number of entries that were queued so far.
	 */
	long queued() {
		return this.queued;
	}

	/**
	 * The number of queued entries of which it is known what became.
	 */
	long settled() {
		return this.settled;
	}

	@Nullable Outbound writing() {
		return this.writing;
	}

	boolean isCloseTaken() {
		return this.closeTaken;
	}

	int size() {
		return this.queue.size();
	}

}
