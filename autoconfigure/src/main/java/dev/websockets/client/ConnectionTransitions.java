package dev.websockets.client;

import java.time.Duration;
import java.time.Instant;
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

	private final boolean restricted;

	private @Nullable ConnectionAttempt attempt;

	/** The attempt that is to replace the open session. */
	private @Nullable ConnectionAttempt successor;

	private @Nullable Future<?> scheduled;

	private long openedAt;

	/** What gives the connection its permit, between open and close. */
	private @Nullable Candidacy candidacy;

	private boolean stopped;

	/**
	 * Create the transitions.
	 * @param status what is changed
	 * @param backoff when to try again
	 * @param attempts creates an attempt by its number
	 * @param retry schedules {@link #retry}
	 * @param restricted whether the connection needs a permit
	 */
	ConnectionTransitions(ConnectionStatus status, Backoff backoff, IntFunction<ConnectionAttempt> attempts,
			Retry retry, boolean restricted) {
		this.status = status;
		this.backoff = backoff;
		this.attempts = attempts;
		this.retry = retry;
		this.restricted = restricted;
	}

	@Nullable ConnectionAttempt open() {
		return this.status.update(() -> {
			State state = this.status.get().state();
			boolean idle = state == State.FAILED || (state == State.CLOSED && !this.restricted);
			return (idle && !this.stopped) ? connecting(1, null) : null;
		});
	}

	/**
	 * Wait for a permit.
	 * @param candidacy brings it
	 * @return false if the connection is not closed, or is stopped
	 */
	boolean standBy(Candidacy candidacy) {
		return this.status.update(() -> {
			if (this.stopped || this.status.get().state() != State.CLOSED) {
				return false;
			}
			this.candidacy = candidacy;
			this.status.change(new Status(State.STANDBY, Instant.now(), 0, null, null), null, null);
			return true;
		});
	}

	@Nullable Candidacy candidacy() {
		return this.status.update(() -> this.candidacy);
	}

	@Nullable ConnectionAttempt granted(Candidacy candidacy) {
		return this.status.update(() -> (this.candidacy == candidacy && isStandBy())
				? connecting(1, this.status.get().lastError()) : null);
	}

	private boolean isStandBy() {
		return this.status.get().state() == State.STANDBY;
	}

	/**
	 * The permit is lost, or is not to be had at present.
	 * @return what the connection was busy with, or {@code null} if that is no news
	 */
	@Nullable Detached denied(Candidacy candidacy, @Nullable Throwable cause) {
		return this.status.update(() -> {
			Status former = this.status.get();
			if (this.candidacy != candidacy) {
				return null;
			}
			if (isStandBy() && former.lastError() == cause) {
				return candidacy.isAnswered() ? null : detach();
			}
			Detached detached = detach();
			Instant since = isStandBy() ? former.since() : Instant.now();
			this.status.change(new Status(State.STANDBY, since, 0, cause, null), null, cause);
			return detached;
		});
	}

	@Nullable ConnectionAttempt retry(Status waiting) {
		return this.status.update(
				() -> (this.status.get() == waiting) ? connecting(waiting.attempt() + 1, waiting.lastError()) : null);
	}

	/**
	 * Begin anew, whatever the connection does at present.
	 * @param session the session that has to be the open one, or {@code null} for any or
	 * none
	 * @return what it did, and the attempt that is to be made when that has ended, or
	 * {@code null} if it is stopped, or has no permit
	 */
	@Nullable Restart reconnect(@Nullable WebSocketSession session) {
		return this.status.update(() -> {
			if (!mayReplace(session)) {
				return null;
			}
			Detached former = detach();
			return new Restart(former, connecting(1, this.status.get().lastError()));
		});
	}

	/**
	 * Have another session opened in place of the one there is, which stays until then.
	 * @param session the session that has to be the open one, or {@code null} for any or
	 * none
	 * @return the attempt, which may be under way already, or {@code null} if the
	 * connection is stopped, or has no permit
	 */
	@Nullable Succession rollOver(@Nullable WebSocketSession session) {
		return this.status.update(() -> {
			if (!mayReplace(session)) {
				return null;
			}
			ConnectionAttempt underWay = (this.attempt != null) ? this.attempt : this.successor;
			if (underWay != null) {
				return new Succession(underWay, false);
			}
			if (this.status.session() == null) {
				cancelScheduled();
				return new Succession(connecting(1, this.status.get().lastError()), true);
			}
			this.successor = this.attempts.apply(1);
			return new Succession(this.successor, true);
		});
	}

	private boolean mayReplace(@Nullable WebSocketSession session) {
		State state = this.status.get().state();
		boolean permitted = !this.restricted || (state != State.CLOSED && state != State.STANDBY);
		return permitted && !this.stopped && (session == null || this.status.session() == session);
	}

	private ConnectionAttempt connecting(int number, @Nullable Throwable lastError) {
		ConnectionAttempt next = this.attempts.apply(number);
		this.attempt = next;
		cancelScheduled();
		this.status.change(new Status(State.CONNECTING, Instant.now(), number, lastError, null), null, null);
		return next;
	}

	private void cancelScheduled() {
		if (this.scheduled != null) {
			this.scheduled.cancel(false);
			this.scheduled = null;
		}
	}

	boolean isCurrent(ConnectionAttempt attempt) {
		return this.status.update(() -> this.attempt == attempt || this.successor == attempt);
	}

	boolean connected(ConnectionAttempt attempt, WebSocketSession session, LivingSessions living) {
		return this.status.update(() -> {
			if (this.attempt != attempt && this.successor != attempt) {
				return false;
			}
			attempt.accepted();
			return living.add(session);
		});
	}

	/**
	 * Open the connection, or put a session in place of the one that is open.
	 */
	Opened opened(ConnectionAttempt attempt, WebSocketSession session) {
		return this.status.update(() -> {
			if (this.attempt != attempt && this.successor != attempt) {
				return Opened.TOO_LATE;
			}
			WebSocketSession former = this.status.session();
			this.attempt = null;
			this.successor = null;
			this.openedAt = System.nanoTime();
			this.status.change(
					new Status(State.OPEN, Instant.now(), attempt.number(), this.status.get().lastError(), null),
					session, null);
			return new Opened(true, former);
		});
	}

	/**
	 * Let an attempt fail. One that was to replace the open session changes nothing.
	 */
	Failed failed(ConnectionAttempt attempt, Throwable error, Outlook outlook) {
		return this.status.update(() -> {
			if (this.attempt == attempt) {
				return new Failed(true, backOffOrFail(attempt.number(), error, outlook));
			}
			if (this.successor == attempt) {
				this.successor = null;
				return new Failed(true, null);
			}
			return Failed.TOO_LATE;
		});
	}

	/**
	 * The open session has ended. An attempt to replace it is the next one.
	 */
	@Nullable Status lost(WebSocketSession session, Throwable error, Outlook outlook) {
		return this.status.update(() -> {
			if (this.status.session() != session) {
				return null;
			}
			if (this.successor != null) {
				return promote(this.successor, error);
			}
			Duration lasted = Duration.ofNanos(System.nanoTime() - this.openedAt);
			return backOffOrFail(this.backoff.attemptsAfterSession(this.status.get().attempt(), lasted), error,
					outlook);
		});
	}

	private Status promote(ConnectionAttempt next, Throwable error) {
		this.attempt = next;
		this.successor = null;
		return this.status.change(new Status(State.CONNECTING, Instant.now(), next.number(), error, null), null, error);
	}

	private Status backOffOrFail(int attempts, Throwable error, Outlook outlook) {
		this.attempt = null;
		NextAttempt next = this.backoff.next(outlook, attempts);
		Instant now = Instant.now();
		Duration delay = next.delay();
		Status status = new Status(next.failed() ? State.FAILED : State.BACKING_OFF, now, attempts, error,
				(delay != null) ? now.plus(delay) : null);
		if (delay != null) {
			this.scheduled = this.retry.schedule(status, delay);
		}
		return this.status.change(status, null, error);
	}

	/**
	 * The open session was closed by this side, and with it the connection.
	 * @return what it was busy with, or {@code null} if that is not the open session
	 */
	@Nullable Detached closed(WebSocketSession session) {
		return this.status.update(() -> (this.status.session() == session) ? close(detach()) : null);
	}

	Detached close() {
		return this.status.update(() -> close(detach()));
	}

	Detached stop() {
		return this.status.update(() -> {
			this.stopped = true;
			return close(detach());
		});
	}

	void restart() {
		this.status.update(() -> this.stopped = false);
	}

	private Detached close(Detached detached) {
		if (detached.changed()) {
			this.status.change(new Status(State.CLOSED, Instant.now(), 0, null, null), null, null);
		}
		Candidacy former = this.candidacy;
		this.candidacy = null;
		return detached.with(former);
	}

	private Detached detach() {
		Detached detached = new Detached(this.attempt, this.successor, this.status.session(),
				this.status.get().state() != State.CLOSED, null);
		this.attempt = null;
		this.successor = null;
		cancelScheduled();
		return detached;
	}

	/**
	 * Schedules the next attempt.
	 */
	@FunctionalInterface
	interface Retry {

		Future<?> schedule(Status waiting, Duration delay);

	}

}
