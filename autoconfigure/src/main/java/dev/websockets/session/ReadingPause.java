package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.SessionSettings;

/**
 * A pause of the reading thread while there is no room in the incoming queue. One that is
 * long is counted, and said in the log, once for a session. Used with the lock of its
 * condition, but for {@link #end()}.
 */
final class ReadingPause {

	private static final Log logger = LogFactory.getLog(ReadingPause.class);

	private static final Duration LONG = Duration.ofSeconds(30);

	private final String session;

	private final SessionSettings settings;

	private final Condition roomMade;

	private final long longNanos;

	private long limit;

	private boolean waiting;

	private boolean begun;

	private long begin;

	private boolean counted;

	private long count;

	/**
	 * Create a pause that has not begun.
	 * @param session the id of the session, for the log
	 * @param settings the longest pause, among others
	 * @param roomMade signalled when there may be room
	 */
	ReadingPause(String session, SessionSettings settings, Condition roomMade) {
		this(session, settings, roomMade, LONG);
	}

	ReadingPause(String session, SessionSettings settings, Condition roomMade, Duration longPause) {
		Duration limit = settings.incoming().maxPause();
		this.session = session;
		this.settings = settings;
		this.roomMade = roomMade;
		this.limit = limit.isZero() ? Long.MAX_VALUE : limit.toNanos();
		this.longNanos = longPause.toNanos();
	}

	/**
	 * Wait for room. An interrupt does not end the wait: nothing that was read is lost.
	 * @param room whether there is room
	 * @return false, once, if there is none and the pause has reached its limit
	 */
	boolean await(BooleanSupplier room) {
		if (!this.begun) {
			this.begun = true;
			this.begin = System.nanoTime();
			this.counted = false;
		}
		this.waiting = true;
		try {
			awaitUninterruptibly(room);
		}
		finally {
			this.waiting = false;
		}
		if (!room.getAsBoolean()) {
			this.limit = Long.MAX_VALUE;
			return false;
		}
		return true;
	}

	private void awaitUninterruptibly(BooleanSupplier room) {
		boolean interrupted = false;
		while (!room.getAsBoolean() && lasted() < this.limit) {
			try {
				this.roomMade.awaitNanos((this.counted ? this.limit : Math.min(this.limit, this.longNanos)) - lasted());
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
			countIfLong();
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Whether the reading thread waits.
	 */
	boolean isWaiting() {
		return this.waiting;
	}

	/**
	 * There may be room.
	 */
	void roomMade() {
		this.roomMade.signalAll();
	}

	/**
	 * Reading goes on.
	 */
	void end() {
		this.begun = false;
	}

	/**
	 * The number of long pauses.
	 */
	long count() {
		return this.count;
	}

	private long lasted() {
		return System.nanoTime() - this.begin;
	}

	private void countIfLong() {
		if (this.counted || lasted() < this.longNanos) {
			return;
		}
		this.counted = true;
		this.count++;
		if (this.count == 1) {
			logger.warn("Session " + this.session + " has read nothing for "
					+ TimeUnit.NANOSECONDS.toSeconds(this.longNanos)
					+ " s because its incoming queue is full; pings of the peer stay unanswered meanwhile, see "
					+ this.settings.property("incoming.overflow") + " and max-pause");
		}
	}

}
