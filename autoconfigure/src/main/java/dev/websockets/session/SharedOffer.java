package dev.websockets.session;

import org.jspecify.annotations.Nullable;

/**
 * How an entry that goes to many sessions is offered to the {@link Outbox} of one.
 *
 * @param dropsOldest whether older entries of this kind make room
 * @param writers write it, or {@code null} to have it written as what is sent to one
 * @param now the time, a value of {@link System#nanoTime()}
 * @param waits whether to wait while somebody is busy with a queue, for a moment; those
 * who broadcast look at the others first
 * @param patience until when to wait for those who write and do not wait for the peer,
 * where there is no room
 */
record SharedOffer(boolean dropsOldest, @Nullable BroadcastWriters writers, long now, boolean waits,
		Deadline patience) {

	/**
	 * The same, for the queues that somebody was busy with.
	 */
	SharedOffer waiting() {
		return new SharedOffer(this.dropsOldest, this.writers, System.nanoTime(), true, this.patience);
	}

}
