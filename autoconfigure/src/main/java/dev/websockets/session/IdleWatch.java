package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Notices that no message went either way for too long. Those who read and write just
 * leave the time of the last message; it is looked at when the limit would be reached,
 * and then again for the rest.
 */
final class IdleWatch {

	private final long limit;

	private final ScheduledExecutorService timer;

	private final Outbox outbox;

	private final BooleanSupplier busy;

	private final Runnable onIdle;

	private boolean messageRead;

	private volatile long readAt = System.nanoTime();

	private long progress;

	private volatile boolean stopped;

	private volatile @Nullable Future<?> nextCheck;

	/**
	 * Create a watch.
	 * @param limit the longest time without a message; zero for no limit
	 * @param timer looks after it
	 * @param outbox knows what is written
	 * @param busy whether this side keeps the peer waiting
	 * @param onIdle called by the timer, again and again until the watch is stopped
	 */
	IdleWatch(Duration limit, ScheduledExecutorService timer, Outbox outbox, BooleanSupplier busy, Runnable onIdle) {
		this.limit = limit.toNanos();
		this.timer = timer;
		this.outbox = outbox;
		this.busy = busy;
		this.onIdle = onIdle;
	}

	void start() {
		if (this.limit > 0) {
			schedule(this.limit);
		}
	}

	private void schedule(long nanos) {
		Future<?> check = this.timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
		this.nextCheck = check;
		if (this.stopped) {
			check.cancel(false);
		}
	}

	void stop() {
		this.stopped = true;
		Future<?> check = this.nextCheck;
		if (check != null) {
			check.cancel(false);
		}
	}

	/**
	 * A message came. Called by the reading thread.
	 */
	void messageRead() {
		this.messageRead = true;
	}

	/**
	 * What was read at once is done with. Called by the reading thread.
	 * @param withinMessage whether it ended within a message
	 */
	void batchRead(boolean withinMessage) {
		if (this.limit > 0 && (this.messageRead || withinMessage)) {
			this.messageRead = false;
			this.readAt = System.nanoTime();
		}
	}

	private void check() {
		if (this.stopped) {
			return;
		}
		long silence = silence();
		if (silence >= this.limit) {
			this.onIdle.run();
		}
		schedule((silence >= this.limit) ? this.limit : this.limit - silence);
	}

	/**
	 * The time since the last message: none while one waits for room in the queue, is
	 * handled on the reading thread, or goes out bit by bit.
	 */
	private long silence() {
		long before = this.progress;
		this.progress = this.outbox.progress();
		boolean goesOut = this.progress != before && this.outbox.isWritingData();
		if (goesOut || this.busy.getAsBoolean()) {
			return 0;
		}
		long now = System.nanoTime();
		return Math.max(0, Math.min(now - this.readAt, now - this.outbox.offeredDataAt()));
	}

}
