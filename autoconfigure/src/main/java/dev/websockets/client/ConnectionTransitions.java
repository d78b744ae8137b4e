package dev.websockets.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnection.Status;
import dev.websockets.WebSocketSession;

/**
 * Decides from which state to which a connection goes. Every method runs within one
 * {@link ConnectionStatus#update}, so that of two events that exclude each other the
 * first one decides, and the second one is told that it came too late.
 */
final class ConnectionTransitions {

	private final ConnectionStatus status;

	private final Backoff backoff;

	private final IntFunction<ConnectionAttempt> attempts;

	private final Retry retry;

	private @Nullable ConnectionAttempt attempt;

	private @Nullable WebSocketSession session;

	private @Nullable Future<?> scheduled;

	private long openedAt;

	private boolean stopped;

	/**
	 * Create the transitions.
	 * @param status what is changed
	 * @param backoff when to try again
	 * @param attempts creates an attempt by its number
	 * @param retry schedules {@link #retry}
	 */
	ConnectionTransitions(ConnectionStatus status, Backoff backoff, IntFunction<ConnectionAttempt> attempts,
			Retry retry) {
		this.status = status;
		this.backoff = backoff;
		this.attempts = attempts;
		this.retry = retry;
	}

	@Nullable ConnectionAttempt open() {
		return this.status.update(() -> {
			State state = this.status.get().state();
			boolean idle = state == State.CLOSED || state == State.FAILED;
			return (idle && !this.stopped) ? connecting(1, null) : null;
		});
	}

	@Nullable ConnectionAttempt retry(Status backingOff) {
		return this.status.update(() -> (this.status.get() == backingOff)
				? connecting(backingOff.attempt() + 1, backingOff.lastError()) : null);
	}

	private ConnectionAttempt connecting(int number, @Nullable Throwable lastError) {
		ConnectionAttempt next = this.attempts.apply(number);
		this.attempt = next;
		this.scheduled = null;
		this.status.change(new Status(State.CONNECTING, Instant.now(), number, lastError, null), null, null);
		return next;
	}

	boolean isCurrent(ConnectionAttempt attempt) {
		return this.status.update(() -> this.attempt == attempt);
	}

	boolean connected(ConnectionAttempt attempt, WebSocketSession session, LivingSessions living) {
		return this.status.update(() -> {
			if (this.attempt != attempt) {
				return false;
			}
			this.session = session;
			return living.add(session);
		});
	}

	boolean opened(ConnectionAttempt attempt, WebSocketSession session) {
		return this.status.update(() -> {
			if (this.attempt != attempt) {
				return false;
			}
			this.attempt = null;
			this.openedAt = System.nanoTime();
			this.status.change(
					new Status(State.OPEN, Instant.now(), attempt.number(), this.status.get().lastError(), null),
					session, null);
			return true;
		});
	}

	@Nullable Status failed(ConnectionAttempt attempt, Throwable error) {
		return this.status.update(() -> (this.attempt == attempt) ? backOffOrFail(attempt.number(), error) : null);
	}

	@Nullable Status lost(WebSocketSession session, Throwable reason) {
		return this.status.update(() -> {
			Duration lasted = Duration.ofNanos(System.nanoTime() - this.openedAt);
			int attempts = this.backoff.attemptsAfterSession(this.status.get().attempt(), lasted);
			return (this.status.session() == session) ? backOffOrFail(attempts, reason) : null;
		});
	}

	private Status backOffOrFail(int attempts, Throwable error) {
		this.attempt = null;
		this.session = null;
		Instant now = Instant.now();
		Duration delay = this.backoff.delay(attempts);
		if (delay == null) {
			return this.status.change(new Status(State.FAILED, now, attempts, error, null), null, error);
		}
		Status next = new Status(State.BACKING_OFF, now, attempts, error, now.plus(delay));
		this.scheduled = this.retry.schedule(next, delay);
		return this.status.change(next, null, error);
	}

	boolean closed(WebSocketSession session) {
		return this.status.update(() -> this.status.session() == session && detach().changed());
	}

	Detached close() {
		return this.status.update(this::detach);
	}

	Detached stop() {
		return this.status.update(() -> {
			this.stopped = true;
			return detach();
		});
	}

	void restart() {
		this.status.update(() -> this.stopped = false);
	}

	private Detached detach() {
		boolean changed = this.status.get().state() != State.CLOSED;
		Detached detached = new Detached(this.attempt, this.session, changed);
		this.attempt = null;
		this.session = null;
		if (this.scheduled != null) {
			this.scheduled.cancel(false);
			this.scheduled = null;
		}
		if (changed) {
			this.status.change(new Status(State.CLOSED, Instant.now(), 0, null, null), null, null);
		}
		return detached;
	}

	/**
	 * Schedules the next attempt.
	 */
	@FunctionalInterface
	interface Retry {

		Future<?> schedule(Status backingOff, Duration delay);

	}

	/**
	 * What a connection was busy with when it was closed.
	 *
	 * @param attempt the attempt that was under way
	 * @param session its session, or the open one
	 * @param changed false if the connection was closed already
	 */
	record Detached(@Nullable ConnectionAttempt attempt, @Nullable WebSocketSession session, boolean changed) {

		CompletableFuture<Void> abandon() {
			return (this.attempt != null) ? this.attempt.abandon() : CompletableFuture.completedFuture(null);
		}

	}

}
