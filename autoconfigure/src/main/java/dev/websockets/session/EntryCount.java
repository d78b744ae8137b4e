package dev.websockets.session;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/**
 * Numbers the entries of a queue in their order, to tell how far it is done with: taken,
 * or dropped. Not thread-safe.
 */
final class EntryCount {

	private long queued;

	private long done;

	private long messages;

	private long bytes;

	/** The numbers of those that were dropped ahead of others, in ascending order. */
	private @Nullable ArrayDeque<Long> dropped;

	/**
	 * An entry was queued behind the others.
	 */
	void added() {
		this.queued++;
	}

	/**
	 * The first entry was taken.
	 * @param entry the entry, or {@code null} if there was none
	 */
	void taken(@Nullable Outbound entry) {
		if (entry == null) {
			return;
		}
		this.done++;
		skipDropped();
		if (entry.isData()) {
			this.messages += (entry.part() != Outbound.Part.MORE) ? 1 : 0;
			this.bytes += entry.size();
		}
	}

	/**
	 * An entry was dropped, none behind it was before.
	 * @param index how many are still ahead of it
	 */
	void dropped(int index) {
		ArrayDeque<Long> dropped = this.dropped;
		if (dropped == null) {
			dropped = new ArrayDeque<>();
			this.dropped = dropped;
		}
		dropped.addLast(this.done + index + dropped.size() + 1);
		skipDropped();
	}

	private void skipDropped() {
		ArrayDeque<Long> dropped = this.dropped;
		while (dropped != null && !dropped.isEmpty() && dropped.getFirst() == this.done + 1) {
			this.done++;
			dropped.removeFirst();
		}
	}

	/**
	 * The number of entries that were queued so far.
	 */
	long queued() {
		return this.queued;
	}

	/**
	 * The number of the last entry that, like all before it, is not in the queue any
	 * more.
	 */
	long done() {
		return this.done;
	}

	/**
	 * The number of messages that were taken so far.
	 */
	long messages() {
		return this.messages;
	}

	/**
	 * The bytes of the messages and fragments that were taken so far.
	 */
	long bytes() {
		return this.bytes;
	}

}
