package dev.websockets.session;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.websockets.WebSocketInterruptedException;

/**
 * The waits of an {@link Outbox}: for room, and for what is written.
 */
final class OutboxWaits {

	private final OutboxLock lock;

	private final OutboundLanes lanes;

	private final WriteProgress progress;

	private final WritingTurn turn;

	OutboxWaits(OutboxLock lock, OutboundLanes lanes, WriteProgress progress, WritingTurn turn) {
		this.lock = lock;
		this.lanes = lanes;
		this.progress = progress;
		this.turn = turn;
	}

	/**
	 * Queue an entry as soon as there is room. Called with the lock. Who finds room at
	 * once, as nearly everybody does, need not know the time.
	 */
	Admission admit(Outbound entry, Duration wait) {
		try {
			Admission admission = this.lanes.offer(entry);
			if (!admission.isFinal()) {
				admission = awaitTurn(entry, admission, Deadline.in(wait));
			}
			if (admission == Admission.QUEUED && entry.stream() != null) {
				this.lock.changed();
			}
			return admission;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for room in the outgoing queue", ex);
		}
	}

	private Admission awaitTurn(Outbound entry, Admission first, Deadline deadline) throws InterruptedException {
		Admission admission = first;
		for (long left = deadline.nanosLeft(); left > 0 && !admission.isFinal(); left = deadline.nanosLeft()) {
			this.lock.await(left);
			admission = this.lanes.offer(entry);
		}
		return admission;
	}

	/**
	 * Wait until everything that is queued by now is settled.
	 * @return false if it is not in time
	 */
	boolean flush(Deadline deadline) {
		try {
			return awaitSettled(deadline);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while flushing the outgoing queue", ex);
		}
	}

	/**
	 * The same for whom an interrupt is as good as the end.
	 */
	boolean awaitQueuedWritten(Deadline deadline) {
		try {
			return awaitSettled(deadline);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private boolean awaitSettled(Deadline deadline) throws InterruptedException {
		this.lock.lock();
		try {
			long target = this.lanes.count().queued();
			return this.lock.awaitWhile(() -> this.progress.settled() < target && !isOver(), deadline);
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isOver() {
		return this.lanes.isClosed() && !this.turn.isTaken();
	}

	/**
	 * Wait until a message that is being written is settled, or for an interrupt.
	 */
	void awaitWritten(Deadline deadline) {
		awaitWhile(this.progress::isWritingData, deadline);
	}

	/**
	 * Wait for a write that does not wait for the peer itself, or for an interrupt.
	 */
	void awaitTaken(Deadline deadline) {
		awaitWhile(this.progress::isBeingTaken, deadline);
	}

	/**
	 * Wait for room as long as somebody writes who does not wait for the peer himself, or
	 * is about to; or for an interrupt.
	 */
	void awaitRoom(Outbound entry, Deadline deadline) {
		awaitWhile(() -> this.turn.isTaken() && !this.progress.isStalled() && !this.lanes.hasRoomFor(entry), deadline);
	}

	/**
	 * Wait until there is nothing left to write, be it a Close, or for an interrupt.
	 */
	void awaitDone(Deadline deadline) {
		awaitWhile(() -> this.turn.isTaken() || this.lanes.hasNext(), deadline);
	}

	private void awaitWhile(BooleanSupplier writing, Deadline deadline) {
		this.lock.lock();
		try {
			this.lock.awaitWhile(writing, deadline);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

}
