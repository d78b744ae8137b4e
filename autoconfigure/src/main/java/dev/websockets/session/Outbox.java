package dev.websockets.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketInterruptedException;

/**
 * The bounded queue between those who send and the connection. A task that exists only
 * while there is something to write takes one entry after the other.
 */
final class Outbox {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final OutboundLanes lanes;

	private final Executor connections;

	private final OutboxWriter writer;

	private boolean draining;

	private boolean closed;

	private long progress;

	/**
	 * Create an empty queue.
	 * @param settings its bounds
	 * @param connections runs the writing task, and what is told of it
	 * @param writer writes entries
	 */
	Outbox(OutgoingSettings settings, Executor connections, OutboxWriter writer) {
		this.lanes = new OutboundLanes(settings);
		this.connections = connections;
		this.writer = writer;
	}

	/**
	 * Queue an entry, waiting for room until the deadline.
	 */
	Admission offer(Outbound entry, Deadline deadline) {
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
			drain();
			return Admission.QUEUED;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for room in the outgoing queue", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until everything that is queued by now is written.
	 * @return false if it is not written in time
	 */
	boolean flush(Deadline deadline) {
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
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while flushing the outgoing queue", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Queue a ping ahead of everything else, in place of one that is not written yet.
	 */
	void ping(Frame.Ping ping) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.lanes.ping(ping);
				drain();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Queue nothing more, and write a Close frame after what is queued.
	 */
	void closeAfterQueued(Frame.Close close) {
		this.lock.lock();
		try {
			this.closed = true;
			this.lanes.close(close);
			this.changed.signalAll();
			drain();
		}
		finally {
			this.lock.unlock();
		}
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
		this.lock.lock();
		try {
			long left = deadline.nanosLeft();
			Outbound awaited = this.lanes.writing();
			while (awaited != null && awaited.isData() && left > 0) {
				left = this.changed.awaitNanos(left);
				awaited = this.lanes.writing();
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
	 * Whether a Close frame was written, or is about to be.
	 */
	boolean isCloseTaken() {
		return locked(() -> this.lanes.isCloseTaken());
	}

	/**
	 * Give up what is queued, and queue nothing more.
	 * @param close what is still written, or {@code null} for nothing
	 * @return the entries that are left unsent
	 */
	List<Outbound> giveUp(Frame.@Nullable Close close) {
		this.lock.lock();
		try {
			this.closed = true;
			List<Outbound> unsent = this.lanes.giveUp(close);
			this.changed.signalAll();
			drain();
			return unsent;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A part of what is being written was handed over.
	 */
	void progressed() {
		this.lock.lock();
		try {
			this.progress++;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Grows whenever something was written.
	 */
	long progress() {
		return locked(() -> this.progress);
	}

	/**
	 * Whether something is being written.
	 */
	boolean isWriting() {
		return locked(() -> this.lanes.writing() != null);
	}

	int size() {
		return locked(() -> this.lanes.size());
	}

	private boolean isOver() {
		return this.closed && !this.draining;
	}

	private void drain() {
		if (!this.draining && this.lanes.hasNext()) {
			this.draining = true;
			this.connections.execute(this::writeAll);
		}
	}

	private void writeAll() {
		for (Outbound entry = next(); entry != null; entry = next()) {
			try {
				this.writer.write(entry);
			}
			catch (Throwable ex) {
				failed(entry);
				this.writer.failed(ex);
				continue;
			}
			CompletableFuture<Void> written = entry.written();
			if (written != null) {
				this.connections.execute(() -> written.complete(null));
			}
		}
	}

	private void failed(Outbound entry) {
		this.lock.lock();
		try {
			this.lanes.failed(entry);
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Outbound next() {
		this.lock.lock();
		try {
			this.progress++;
			Outbound next = this.lanes.next();
			this.draining = (next != null);
			this.changed.signalAll();
			return next;
		}
		finally {
			this.lock.unlock();
		}
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
