package dev.websockets.session;

import org.jspecify.annotations.Nullable;

/**
 * Where entries that go to many sessions come into the {@link Outbox} of one, and are
 * written by {@link BroadcastWriters}.
 */
final class SharedEntrance {

	private final OutboxLock lock;

	private final OutboundLanes lanes;

	private final WritingTurn turn;

	private final OutboxWaits waits;

	SharedEntrance(OutboxLock lock, OutboundLanes lanes, WritingTurn turn, OutboxWaits waits) {
		this.lock = lock;
		this.lanes = lanes;
		this.turn = turn;
		this.waits = waits;
	}

	/**
	 * Queue an entry, if there is room. Never waits for the peer.
	 * @param entry the entry
	 * @param offer how it is to be queued
	 * @return what became of it, or {@code null} if somebody is busy with this queue, for
	 * a moment, and the offer does not wait for that
	 */
	@Nullable SharedAdmission offer(Outbound entry, SharedOffer offer) {
		if (!lock(offer.waits())) {
			return null;
		}
		SharedAdmission admission;
		OutboundBatch batch;
		try {
			admission = this.lanes.offerShared(entry, offer.dropsOldest());
			if (admission.dropped() > 0) {
				this.lock.changed();
			}
			batch = (admission.admission() == Admission.QUEUED) ? queued(offer) : null;
		}
		finally {
			this.lock.unlock();
		}
		this.turn.write(batch);
		return admission;
	}

	/**
	 * Have written what is there, by the writers of the offer or by whom brought it.
	 */
	private @Nullable OutboundBatch queued(SharedOffer offer) {
		this.lanes.count().addedData(offer.now());
		BroadcastWriters writers = offer.writers();
		if (writers == null) {
			return this.turn.give(offer.now());
		}
		if (this.turn.claim()) {
			writers.add(this, offer.now());
		}
		return null;
	}

	private boolean lock(boolean wait) {
		if (this.lock.tryLock()) {
			return true;
		}
		if (wait) {
			this.lock.lock();
		}
		return wait;
	}

	/**
	 * Write what is there, in the turn that was given to {@link BroadcastWriters}.
	 * @param wait whether to wait while somebody is busy with this queue, for a moment
	 * @return false if somebody is, and nothing was done
	 */
	boolean writeInTurn(boolean wait) {
		if (!lock(wait)) {
			return false;
		}
		OutboundBatch batch;
		try {
			batch = this.turn.takeClaimed();
		}
		finally {
			this.lock.unlock();
		}
		this.turn.write(batch);
		return true;
	}

	/**
	 * Make room for an entry, as far as that does not wait for the peer: what nobody has
	 * begun to write is written, and who writes is waited for until the peer is.
	 */
	void makeRoom(Outbound entry, Deadline deadline) {
		writeInTurn(true);
		this.waits.awaitRoom(entry, deadline);
	}

	/**
	 * What was to be written by {@link BroadcastWriters} cannot be.
	 */
	void writingFailed(Throwable cause) {
		this.turn.fail(cause);
	}

}
