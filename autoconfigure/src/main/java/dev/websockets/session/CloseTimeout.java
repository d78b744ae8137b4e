package dev.websockets.session;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketInterruptedException;

/**
 * The time that a session may take to close. Begun with the lock of its life.
 */
final class CloseTimeout {

	private static final Log logger = LogFactory.getLog(CloseTimeout.class);

	/**
	 * How much later than due the timer may run.
	 */
	private static final Duration LATE = Duration.ofSeconds(5);

	private final String session;

	private final SessionSettings settings;

	private final Duration limit;

	private final ScheduledExecutorService timer;

	private volatile @Nullable Future<?> over;

	/**
	 * Create a limit that has not begun.
	 * @param session the id of the session, for log and errors
	 * @param settings how long closing may take, among others
	 * @param timer looks after it
	 */
	CloseTimeout(String session, SessionSettings settings, ScheduledExecutorService timer) {
		this.session = session;
		this.settings = settings;
		this.limit = settings.closeTimeout();
		this.timer = timer;
	}

	/**
	 * The time begins now, unless it has begun already.
	 * @param over run by the timer when it is over
	 */
	void begin(Runnable over) {
		if (this.over == null) {
			this.over = this.timer.schedule(over, this.limit.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * There is nothing to wait for any more. Called when the time can no longer begin.
	 */
	void cancel() {
		Future<?> over = this.over;
		if (over != null) {
			over.cancel(false);
		}
	}

	/**
	 * How a session ends whose Close was not answered in time.
	 */
	Ending exceeded(Frame.Close close) {
		return Ending.lost(String.format(Locale.ROOT, "no Close from the peer after ours (%d) within %s (%,d ms)",
				close.code(), this.settings.property("close-timeout"), this.limit.toMillis()));
	}

	/**
	 * Wait for the end, somewhat longer than it can take.
	 * @return false if it did not come even so
	 */
	boolean await(SessionEnd end) {
		try {
			boolean inTime = end.await(this.limit.plus(LATE));
			if (!inTime) {
				logger.warn("Session " + this.session + " did not end in time");
			}
			return inTime;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while closing " + this.session, ex);
		}
	}

}
