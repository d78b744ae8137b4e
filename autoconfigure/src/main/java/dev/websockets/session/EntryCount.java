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

	private long addedDataAt = System.nanoTime();

	private long messages;

	private long bytes;

	/**
	 * Those that were dropped ahead of others, as ranges of numbers in ascending order.
	 */
	private @Nullable ArrayDeque<Range> dropped;

	private long droppedAhead;

	/**
	 * An entry was queued behind the others.
	 */
	void added() {
		this.queued++;
	}

	/**
	 * A message, or a fragment, was queued.
	 * @param now a value of {@link System#nanoTime()}
	 */
	void addedData(long now) {
		this.addedDataAt = now;
	}

	/**
	 * When a message was queued last, at first when there was none yet.
	 */
	long addedDataAt() {
		return this.addedDataAt;
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
		ArrayDeque<Range> dropped = this.dropped;
		if (dropped == null) {
			dropped = new ArrayDeque<>();
			this.dropped = dropped;
		}
		long number = this.done + index + this.droppedAhead + 1;
		Range last = dropped.peekLast();
		if (last != null && last.last() + 1 == number) {
			dropped.removeLast();
			dropped.addLast(new Range(last.first(), number));
		}
		else {
			dropped.addLast(new Range(number, number));
		}
		this.droppedAhead++;
		skipDropped();
	}

	private void skipDropped() {
		ArrayDeque<Range> dropped = this.dropped;
		while (dropped != null && !dropped.isEmpty() && dropped.getFirst().first() == this.done + 1) {
			this.droppedAhead -= dropped.getFirst().last() - this.done;
			this.done = dropped.removeFirst().last();
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

	/**
	 * Entries that were dropped one after the other.
	 *
	 * @param first the number of the first
	 * @param last the number of the last
	 */
	private record Range(long first, long last) {
	}

}
