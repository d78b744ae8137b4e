package dev.websockets.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;

/**
 * What one connection does: a snapshot that is swapped under a lock, waited for, and
 * published. Neither code of the application nor I/O runs under the lock.
 */
final class ConnectionStatus {

	static final Predicate<Status> MAY_OPEN = (status) -> status.state() == State.CONNECTING
			|| status.state() == State.BACKING_OFF || status.state() == State.STANDBY;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final WebSocketConnection connection;

	private final ConnectionEvents events;

	private volatile Snapshot snapshot = new Snapshot(new Status(State.CLOSED, Instant.now(), 0, null, null), null);

	ConnectionStatus(WebSocketConnection connection, ConnectionEvents events) {
		this.connection = connection;
		this.events = events;
	}

	Status get() {
		return this.snapshot.status();
	}

	/**
	 * The session that is open at present.
	 * @return the session, or {@code null} unless the state is {@link State#OPEN}
	 */
	@Nullable WebSocketSession session() {
		return this.snapshot.session();
	}

	/**
	 * Run a change under the lock; then publish its events.
	 * @param change calls {@link #change}; must not block or call foreign code
	 * @param <T> what the change returns
	 * @return what the change returns
	 */
	<T extends @Nullable Object> T update(Supplier<T> change) {
		this.lock.lock();
		try {
			return change.get();
		}
		finally {
			this.lock.unlock();
			this.events.publish();
		}
	}

	/**
	 * Take another status. Only within {@link #update}.
	 * @param next the new status
	 * @param session the session that is open now
	 * @param cause why, or {@code null} for an ordinary change
	 * @return the new status
	 */
	Status change(Status next, @Nullable WebSocketSession session, @Nullable Throwable cause) {
		State from = get().state();
		this.snapshot = new Snapshot(next, session);
		this.changed.signalAll();
		this.events.add(new WebSocketConnectionEvent(this.connection, from, next.state(), cause));
		return next;
	}

	/**
	 * Wait until the connection is open.
	 * @param timeout the longest wait
	 * @param pending tells a status that may become open yet from one that is final
	 * @return the open session
	 */
	WebSocketSession awaitOpen(Duration timeout, Predicate<Status> pending) {
		return awaitOpen(timeout, pending, null);
	}

	/**
	 * Wait until the connection is open, with another session than one that has ended.
	 * @param timeout the longest wait
	 * @param pending tells a status that may become open yet from one that is final
	 * @param ended the session, or {@code null}
	 * @return the open session
	 */
	WebSocketSession awaitOpen(Duration timeout, Predicate<Status> pending, @Nullable WebSocketSession ended) {
		try {
			this.lock.lockInterruptibly();
			try {
				return awaitOpen(timeout, TimeUnit.NANOSECONDS.convert(timeout), pending, ended);
			}
			finally {
				this.lock.unlock();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for " + describe(), ex);
		}
	}

	private WebSocketSession awaitOpen(Duration timeout, long remainingNanos, Predicate<Status> pending,
			@Nullable WebSocketSession ended) throws InterruptedException {
		long remaining = remainingNanos;
		while (true) {
			Snapshot current = this.snapshot;
			if (current.session() != null && current.session() != ended) {
				return current.session();
			}
			if (current.session() == null && !pending.test(current.status())) {
				throw notOpen();
			}
			if (remaining <= 0) {
				throw new WebSocketTimeoutException("not open within " + timeout.toMillis() + " ms: " + describe(),
						current.status().lastError());
			}
			remaining = this.changed.awaitNanos(remaining);
		}
	}

	/**
	 * The error for what needs an open session.
	 * @return says what the connection does instead, and why
	 */
	WebSocketConnectException notOpen() {
		boolean mayOpen = MAY_OPEN.test(get());
		return new WebSocketConnectException(describe() + (mayOpen ? "; awaitOpen(..) waits for it" : ""),
				get().lastError());
	}

	private String describe() {
		Status status = get();
		StringBuilder description = new StringBuilder("connection '").append(this.connection.name())
			.append("' is ")
			.append(status.state())
			.append(" since ")
			.append(status.since());
		if (status.attempt() > 0) {
			description.append(", attempt ").append(status.attempt());
		}
		if (status.nextAttempt() != null) {
			description.append(", next attempt at ").append(status.nextAttempt());
		}
		if (status.state() == State.STANDBY && status.lastError() == null) {
			description.append(", waiting for its lock");
		}
		if (status.lastError() != null) {
			description.append(", last error: ").append(ConnectionLog.describe(status.lastError()));
		}
		return description.toString();
	}

	private record Snapshot(Status status, @Nullable WebSocketSession session) {
	}

}
