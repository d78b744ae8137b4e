package dev.websockets.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.OutgoingSettings;
import dev.websockets.SessionTraffic;

/**
 * The bounded queue between those who send and the connection. Who sends after a while of
 * silence writes by itself, as far as that does not block; what comes in quick succession
 * is gathered by a task that exists only while there is something to write.
 */
final class Outbox {

	private final OutboxLock lock = new OutboxLock();

	private final WriteProgress progress = new WriteProgress();

	private final OutboundLanes lanes;

	private final WritingTurn turn;

	private final OutboxWaits waits;

	private final SharedEntrance shared;

	/**
	 * Create an empty queue.
	 * @param settings its bounds
	 * @param connections runs the writing task, and what is told of it
	 * @param writer writes entries
	 */
	Outbox(OutgoingSettings settings, Executor connections, OutboxWriter writer) {
		this.lanes = new OutboundLanes(settings, writer.gatheredBytes());
		this.turn = new WritingTurn(this.lock, this.lanes, this.progress, connections, writer);
		this.waits = new OutboxWaits(this.lock, this.lanes, this.progress, this.turn);
		this.shared = new SharedEntrance(this.lock, this.lanes, this.turn, this.waits);
	}

	/**
	 * Queue an entry.
	 * @param entry the entry
	 * @param wait how long to wait for room at most
	 */
	Admission offer(Outbound entry, Duration wait) {
		OutboundBatch batch;
		this.lock.lock();
		try {
			Admission admission = this.waits.admit(entry, wait);
			if (admission != Admission.QUEUED) {
				return admission;
			}
			long now = System.nanoTime();
			if (entry.isData()) {
				this.lanes.count().addedData(now);
			}
			batch = this.turn.give(now);
		}
		finally {
			this.lock.unlock();
		}
		this.turn.write(batch);
		return Admission.QUEUED;
	}

	/**
	 * Where entries come in that other sessions get too.
	 */
	SharedEntrance shared() {
		return this.shared;
	}

	/**
	 * Queue a ping ahead of everything else, in place of one that is not written yet.
	 */
	void ping(Frame.Ping ping) {
		this.turn.write(this.lock.locked(() -> {
			this.lanes.ping(ping);
			return this.turn.give(System.nanoTime());
		}));
	}

	/**
	 * Queue the answer to a ping of the peer ahead of what is queued.
	 */
	void pong(Frame.Pong pong) {
		this.turn.write(this.lock.locked(() -> {
			this.lanes.pong(pong);
			return this.turn.give(System.nanoTime());
		}));
	}

	/**
	 * Queue nothing more, and have a Close frame written after what is queued, as soon as
	 * {@link #start()} is called.
	 * @param close the frame; who waits for it may wait for ever, if it is given up
	 */
	void closeAfterQueued(Outbound close) {
		this.lock.change(() -> this.lanes.close(close));
	}

	/**
	 * Begin to write what is there.
	 */
	void start() {
		this.turn.write(this.lock.locked(() -> this.turn.give(System.nanoTime())));
	}

	/**
	 * Take nothing more from the queue until the end is known.
	 */
	void hold() {
		this.lock.locked(this.lanes::hold);
	}

	/**
	 * Give up what is queued, and queue nothing more.
	 * @param close what is still written as soon as {@link #start()} is called, or
	 * {@code null} for nothing
	 * @return the entries that are left unsent
	 */
	List<Outbound> giveUp(Frame.@Nullable Close close) {
		return this.lock.locked(() -> {
			List<Outbound> unsent = this.progress.giveUp();
			unsent.addAll(this.lanes.giveUp(close));
			this.lock.changed();
			return unsent;
		});
	}

	/**
	 * Wait until everything that is queued by now is written.
	 * @return false if it is not written in time
	 */
	boolean flush(Deadline deadline) {
		return this.waits.flush(deadline);
	}

	/**
	 * Wait for what is queued by now as long as there is time.
	 * @return whether there is nothing to wait for any more
	 */
	boolean awaitQueuedWritten(Deadline deadline) {
		return this.waits.awaitQueuedWritten(deadline);
	}

	/**
	 * Wait until a message that is being written is settled.
	 */
	void awaitWritten(Deadline deadline) {
		this.waits.awaitWritten(deadline);
	}

	/**
	 * Take nothing more from the queue until the end is known, and wait for a write that
	 * does not wait for the peer itself, to know what was sent.
	 */
	void awaitTaken(Deadline deadline) {
		hold();
		this.waits.awaitTaken(deadline);
	}

	/**
	 * Wait until there is nothing left to write.
	 */
	void awaitDone(Deadline deadline) {
		this.waits.awaitDone(deadline);
	}

	/**
	 * Whether a Close frame was written, or is about to be.
	 */
	boolean isCloseTaken() {
		return this.lock.locked(this.lanes::isCloseTaken);
	}

	/**
	 * A part of what is being written was handed over. Called by the thread that writes.
	 */
	void progressed() {
		this.lock.locked(this.progress::progressed);
	}

	/**
	 * The peer made room for a part of what is being written. Called by the thread that
	 * writes.
	 */
	void roomMade() {
		this.lock.locked(this.progress::roomMade);
	}

	/**
	 * Grows whenever the peer made room for something that waited.
	 */
	long roomsMade() {
		return this.progress.roomsMade();
	}

	/**
	 * Grows whenever something was written.
	 */
	long progress() {
		return this.progress.count();
	}

	/**
	 * Whether somebody writes, or is about to.
	 */
	boolean isBeingWritten() {
		return this.lock.locked(this.turn::isTaken);
	}

	/**
	 * Whether a message, or a fragment, is being written.
	 */
	boolean isWritingData() {
		return this.lock.locked(this.progress::isWritingData);
	}

	/**
	 * When a message was queued last, at first when there was none yet.
	 * @return a value of {@link System#nanoTime()}
	 */
	long offeredDataAt() {
		return this.lock.locked(() -> this.lanes.count().addedDataAt());
	}

	/**
	 * What went out so far, and what came in.
	 */
	SessionTraffic traffic(MessageTap received) {
		return this.lock.locked(() -> new SessionTraffic(received.messages(), received.bytes(),
				this.lanes.count().messages(), this.lanes.count().bytes()));
	}

	int size() {
		return this.lock.locked(this.lanes::size);
	}

}
