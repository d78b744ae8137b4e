package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.websockets.SessionSettings;

/**
 * What is still on its way when a session is about to end: messages that the application
 * may answer, its answers, and what is being written. It is waited for, for a while.
 */
final class InFlight {

	/**
	 * How long reading and writing wait for each other where both learn of the end.
	 */
	private static final Duration SETTLING = Duration.ofMillis(200);

	/**
	 * How long the application has to answer what came before a Close of the peer, or
	 * before what breaks the protocol.
	 */
	private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

	private final Inbox<?> inbox;

	private final Outbox outbox;

	private final Duration closeTimeout;

	private final ScheduledExecutorService timer;

	InFlight(SessionParts<?> parts, SessionSettings settings, ScheduledExecutorService timer) {
		this.inbox = parts.inbox();
		this.outbox = parts.outbox();
		this.closeTimeout = settings.closeTimeout();
		this.timer = timer;
	}

	/**
	 * Wait until the application has answered what came, and then for its answers as long
	 * as the peer takes them.
	 */
	void awaitAnswers() {
		this.inbox.awaitAnswers(Deadline.in(LAST_ANSWERS));
		Deadline deadline = Deadline.in(this.closeTimeout);
		long before;
		do {
			before = this.outbox.progress();
		}
		while (!this.outbox.awaitQueuedWritten(Deadline.in(LAST_ANSWERS)) && this.outbox.progress() != before
				&& deadline.nanosLeft() > 0);
	}

	/**
	 * Take nothing more to write, and wait until a message that is being written is
	 * settled.
	 */
	void awaitWritten() {
		this.outbox.hold();
		this.outbox.awaitWritten(Deadline.in(SETTLING));
	}

	/**
	 * Wait until the last frame of a session that has ended is written, as long as the
	 * session may take to close.
	 */
	void awaitDone() {
		this.outbox.awaitDone(Deadline.in(this.closeTimeout));
	}

	/**
	 * Take nothing more to write, and wait for a write that does not wait for the peer
	 * itself, to know what was sent.
	 */
	void awaitTaken() {
		this.outbox.awaitTaken(Deadline.in(SETTLING));
	}

	/**
	 * Take nothing more to write, and leave it to who reads to tell how the session
	 * ended.
	 * @param otherwise run by the timer, when there was time enough to do so
	 */
	void awaitReader(Runnable otherwise) {
		this.outbox.hold();
		this.timer.schedule(otherwise, SETTLING.toNanos(), TimeUnit.NANOSECONDS);
	}

}
