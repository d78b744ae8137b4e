package dev.websockets.session;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The way of entries that go to many sessions into the queue of one: in place of older
 * ones if need be, and behind the last fragment of a message that is being sent. Used
 * with the lock of the {@link Outbox}.
 */
final class SharedLane {

	private final BoundedQueue<Outbound> queue;

	private final EntryCount count;

	private final Supplier<BoundedQueue<Outbound>> newQueue;

	/** Those that wait for the last fragment. */
	private @Nullable BoundedQueue<Outbound> waiting;

	/**
	 * Create this without entries.
	 * @param queue where the entries go
	 * @param count numbers the entries of the queue
	 * @param newQueue makes a queue of the same bounds, for those that wait
	 */
	SharedLane(BoundedQueue<Outbound> queue, EntryCount count, Supplier<BoundedQueue<Outbound>> newQueue) {
		this.queue = queue;
		this.count = count;
		this.newQueue = newQueue;
	}

	/**
	 * Queue an entry if there is room, or if older ones make room.
	 * @param entry a whole message
	 * @param streaming whether another one is being sent in fragments
	 * @param dropOldest whether older entries of this kind make room
	 */
	SharedAdmission offer(Outbound entry, boolean streaming, boolean dropOldest) {
		BoundedQueue<Outbound> target = streaming ? waitingQueue() : this.queue;
		int dropped = 0;
		while (!target.hasRoomFor(entry)) {
			int index = dropOldest ? target.dropFirst(Outbound::isShared) : -1;
			if (index < 0) {
				return SharedAdmission.full(dropped);
			}
			if (!streaming) {
				this.count.dropped(index);
			}
			dropped++;
		}
		target.add(entry);
		if (!streaming) {
			this.count.added();
		}
		return SharedAdmission.queued(dropped);
	}

	private BoundedQueue<Outbound> waitingQueue() {
		BoundedQueue<Outbound> waiting = this.waiting;
		if (waiting == null) {
			waiting = this.newQueue.get();
			this.waiting = waiting;
		}
		return waiting;
	}

	/**
	 * The last fragment is queued.
	 */
	void streamEnded() {
		for (Outbound entry = poll(); entry != null; entry = poll()) {
			this.queue.add(entry);
			this.count.added();
		}
		this.waiting = null;
	}

	/**
	 * Give up those that wait.
	 * @param unsent takes them
	 */
	void giveUp(List<Outbound> unsent) {
		for (Outbound entry = poll(); entry != null; entry = poll()) {
			unsent.add(entry);
		}
	}

	private @Nullable Outbound poll() {
		return (this.waiting != null) ? this.waiting.poll() : null;
	}

	/**
	 * How many wait.
	 */
	int waiting() {
		return (this.waiting != null) ? this.waiting.size() : 0;
	}

}
