package dev.websockets.session;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketInterruptedException;

/**
 * The bounded queue between those who send and the connection. Who sends after a while of
 * silence writes by itself, as far as that does not block; what comes in quick succession
 * is gathered by a task that exists only while there is something to write.
 */
final class Outbox implements OutboxDrain.Source {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final OutboundLanes lanes;

	private final OutboxDrain drain;

	private final SendPace pace;

	private boolean draining;

	private boolean closed;

	private long offeredDataAt;

	private volatile long progress;

	/**
	 * Create an empty queue.
	 * @param settings its bounds
	 * @param connections runs the writing task, and what is told of it
	 * @param writer writes entries
	 */
	Outbox(OutgoingSettings settings, Executor connections, OutboxWriter writer) {
		this.lanes = new OutboundLanes(settings, writer.gatheredBytes());
		this.drain = new OutboxDrain(this, connections, writer);
		this.offeredDataAt = System.nanoTime();
		this.pace = new SendPace(this.offeredDataAt);
	}

	/**
	 * Queue an entry, waiting for room until the deadline.
	 */
	Admission offer(Outbound entry, Deadline deadline) {
		OutboundBatch batch;
		this.lock.lock();
		try {
			while (!this.closed && !this.lanes.admits(entry)) {
				long left = deadline.nanosLeft();
				if (left <= 0) {
					return this.lanes.hasTurn(entry) ? Admission.FULL : Admission.STREAMING;
				}
				this.changed.awaitNanos(left);
			}
			if (this.closed) {
				return Admission.CLOSED;
			}
			this.lanes.add(entry);
			if (entry.stream() != null) {
				this.changed.signalAll();
			}
			long now = System.nanoTime();
			if (entry.isData()) {
				this.offeredDataAt = now;
			}
			batch = drain(now);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for room in the outgoing queue", ex);
		}
		finally {
			this.lock.unlock();
		}
		write(batch);
		return Admission.QUEUED;
	}

	/**
	 * Wait until everything that is queued by now is written.
	 * @return false if it is not written in time
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
	 * Wait for what is queued by now as long as there is time.
	 * @return whether there is nothing to wait for any more
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
			long target = this.lanes.queued();
			while (this.lanes.settled() < target && !isOver()) {
				long left = deadline.nanosLeft();
				if (left <= 0) {
					return false;
				}
				this.changed.awaitNanos(left);
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Queue a ping ahead of everything else, in place of one that is not written yet.
	 */
	void ping(Frame.Ping ping) {
		write(locked(() -> {
			if (!this.closed) {
				this.lanes.ping(ping);
			}
			return drain(System.nanoTime());
		}));
	}

	/**
	 * Queue the answer to a ping of the peer ahead of what is queued.
	 */
	void pong(Frame.Pong pong) {
		write(locked(() -> {
			this.lanes.pong(pong);
			return drain(System.nanoTime());
		}));
	}

	/**
	 * Queue nothing more, and have a Close frame written after what is queued, as soon as
	 * {@link #start()} is called.
	 * @param close the frame; who waits for it may wait for ever, if it is given up
	 */
	void closeAfterQueued(Outbound close) {
		locked(() -> {
			this.closed = true;
			this.lanes.close(close);
			this.changed.signalAll();
			return null;
		});
	}

	/**
	 * Begin to write what is there.
	 */
	void start() {
		write(locked(() -> drain(System.nanoTime())));
	}

	/**
	 * Take nothing more from the queue until the end is known.
	 */
	void hold() {
		this.lock.lock();
		try {
			this.lanes.hold();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until a message that is being written is settled.
	 */
	void awaitWritten(Deadline deadline) {
		awaitWhile(this.lanes::isWritingData, deadline);
	}

	private void awaitWhile(BooleanSupplier writing, Deadline deadline) {
		this.lock.lock();
		try {
			long left = deadline.nanosLeft();
			while (writing.getAsBoolean() && left > 0) {
				left = this.changed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take nothing more from the queue until the end is known, and wait for a write that
	 * does not wait for the peer itself, to know what was sent.
	 */
	void awaitTaken(Deadline deadline) {
		hold();
		awaitWhile(this.lanes::isBeingTaken, deadline);
	}

	/**
	 * Whether a Close frame was written, or is about to be.
	 */
	boolean isCloseTaken() {
		return locked(() -> this.lanes.isCloseTaken());
	}

	/**
	 * Give up what is queued, and queue nothing more.
	 * @param close what is still written as soon as {@link #start()} is called, or
	 * {@code null} for nothing
	 * @return the entries that are left unsent
	 */
	List<Outbound> giveUp(Frame.@Nullable Close close) {
		return locked(() -> {
			this.closed = true;
			this.changed.signalAll();
			return this.lanes.giveUp(close);
		});
	}

	/**
	 * A part of what is being written was handed over. Called by the thread that writes.
	 */
	void progressed() {
		locked(() -> this.progress++);
	}

	/**
	 * Grows whenever something was written.
	 */
	long progress() {
		return this.progress;
	}

	/**
	 * Whether something is being written.
	 */
	boolean isWriting() {
		return locked(this.lanes::isWriting);
	}

	/**
	 * Whether a message, or a fragment, is being written.
	 */
	boolean isWritingData() {
		return locked(this.lanes::isWritingData);
	}

	/**
	 * When a message was queued last, at first when there was none yet.
	 * @return a value of {@link System#nanoTime()}
	 */
	long offeredDataAt() {
		return locked(() -> this.offeredDataAt);
	}

	int size() {
		return locked(() -> this.lanes.size());
	}

	private boolean isOver() {
		return this.closed && !this.draining;
	}

	/**
	 * Begin to write what is there, if nobody does.
	 * @return what the calling thread is to write, or {@code null}
	 */
	private @Nullable OutboundBatch drain(long now) {
		boolean atOnce = this.pace.queued(now);
		if (this.draining || !this.lanes.hasNext()) {
			return null;
		}
		this.draining = true;
		if (atOnce) {
			return this.lanes.next();
		}
		this.drain.start();
		return null;
	}

	private void write(@Nullable OutboundBatch batch) {
		if (batch != null) {
			this.drain.write(batch);
		}
	}

	@Override
	public void stalled(OutboundBatch batch) {
		locked(() -> {
			batch.stalled();
			this.changed.signalAll();
			return null;
		});
	}

	@Override
	public void failed(OutboundBatch batch) {
		locked(() -> {
			this.lanes.failed(batch);
			this.changed.signalAll();
			return null;
		});
	}

	@Override
	public @Nullable OutboundBatch next() {
		return locked(() -> {
			OutboundBatch next = this.lanes.next();
			settled(next != null);
			return next;
		});
	}

	@Override
	public boolean hasMore() {
		return locked(() -> {
			this.pace.written(System.nanoTime());
			this.lanes.settle();
			settled(this.lanes.hasNext());
			return this.draining;
		});
	}

	private void settled(boolean more) {
		this.progress++;
		this.draining = more;
		this.changed.signalAll();
	}

	private <T extends @Nullable Object> T locked(Supplier<T> state) {
		this.lock.lock();
		try {
			return state.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
