package dev.websockets.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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

	private final BoundedQueue<Outbound> queue;

	private final Executor connections;

	private final OutboxWriter writer;

	private @Nullable Outbound ping;

	private @Nullable Outbound close;

	private @Nullable Outbound writing;

	private final List<Outbound> unwritten = new ArrayList<>(0);

	private @Nullable Object streaming;

	private boolean draining;

	private boolean held;

	private boolean closeTaken;

	private boolean closed;

	private long queued;

	private long taken;

	private long settled;

	private long progress;

	/**
	 * Create an empty queue.
	 * @param settings its bounds
	 * @param connections runs the writing task, and what is told of it
	 * @param writer writes entries
	 */
	Outbox(OutgoingSettings settings, Executor connections, OutboxWriter writer) {
		this.queue = new BoundedQueue<>(settings.capacity(), settings.maxSize().toBytes(), Outbound::size);
		this.connections = connections;
		this.writer = writer;
	}

	/**
	 * Queue an entry, waiting for room until the deadline.
	 */
	Admission offer(Outbound entry, Deadline deadline) {
		this.lock.lock();
		try {
			while (!this.closed && !(hasTurn(entry) && this.queue.hasRoomFor(entry))) {
				long left = deadline.nanosLeft();
				if (left <= 0) {
					return hasTurn(entry) ? Admission.FULL : Admission.STREAMING;
				}
				this.changed.awaitNanos(left);
			}
			if (this.closed) {
				return Admission.CLOSED;
			}
			this.queue.add(entry);
			this.queued++;
			if (entry.stream() != null) {
				this.streaming = (entry.part() == Outbound.Part.MORE) ? entry.stream() : null;
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
	 * Only control frames go between the fragments of a message (RFC 6455, section 5.4).
	 */
	private boolean hasTurn(Outbound entry) {
		return this.streaming == null || this.streaming == entry.stream() || !entry.isData();
	}

	/**
	 * Wait until everything that is queued by now is written.
	 * @return false if it is not written in time
	 */
	boolean flush(Deadline deadline) {
		this.lock.lock();
		try {
			long target = this.queued;
			while (this.settled < target && !isOver()) {
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
				this.ping = Outbound.whole(ping);
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
			this.close = Outbound.whole(close);
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
			this.held = true;
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
			while (this.writing != null && this.writing.isData() && left > 0) {
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
	 * Whether a Close frame was written, or is about to be.
	 */
	boolean isCloseTaken() {
		this.lock.lock();
		try {
			return this.closeTaken;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Give up what is queued, and queue nothing more.
	 * @param close what is still written, or {@code null} for nothing
	 * @return the entries that are left unsent
	 */
	List<Outbound> giveUp(Frame.@Nullable Close close) {
		this.lock.lock();
		try {
			List<Outbound> unsent = new ArrayList<>(this.unwritten);
			this.unwritten.clear();
			if (this.writing != null) {
				unsent.add(this.writing);
			}
			for (Outbound entry = this.queue.poll(); entry != null; entry = this.queue.poll()) {
				unsent.add(entry);
			}
			this.closed = true;
			this.held = false;
			this.ping = null;
			this.close = (close != null) ? Outbound.whole(close) : null;
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
		this.lock.lock();
		try {
			return this.progress;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether something is being written.
	 */
	boolean isWriting() {
		this.lock.lock();
		try {
			return this.writing != null;
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.queue.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isOver() {
		return this.closed && !this.draining;
	}

	private void drain() {
		if (!this.draining && !this.held && (this.ping != null || !this.queue.isEmpty() || this.close != null)) {
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
			if (this.writing == entry) {
				this.unwritten.add(entry);
				this.writing = null;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Outbound next() {
		this.lock.lock();
		try {
			this.settled = this.taken;
			this.progress++;
			Outbound next = (this.held) ? null : take();
			this.writing = next;
			this.draining = (next != null);
			this.changed.signalAll();
			return next;
		}
		finally {
			this.lock.unlock();
		}
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

}
