package dev.websockets.session;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.SessionSettings;

/**
 * Pings the peer, measures the time to the pong, and notices when the peer is dead. Every
 * sign of life since the ping counts, not the pong alone.
 */
final class Heartbeat {

	/**
	 * The parts of an interval in which pings go out.
	 */
	private static final int SLOTS = 32;

	/**
	 * What takes longer than this holds up what comes behind it.
	 */
	private static final long LONG_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

	private final SessionSettings settings;

	private final ScheduledExecutorService timer;

	private final Outbox outbox;

	private final BooleanSupplier busy;

	private final Runnable onDead;

	private volatile byte[] payload = new byte[0];

	private volatile long sentAt;

	private volatile long aliveAt = System.nanoTime();

	private volatile long pausedUntil = this.aliveAt;

	/** When the first ping after the last sign of life was sent. */
	private long askedAt = this.aliveAt;

	private long progress;

	private long roomsMade;

	private boolean writing;

	private volatile boolean stopped;

	private volatile @Nullable Duration roundTripTime;

	private volatile @Nullable Future<?> nextPing;

	private volatile @Nullable Future<?> nextCheck;

	Heartbeat(SessionSettings settings, ScheduledExecutorService timer, Outbox outbox, BooleanSupplier busy,
			Runnable onDead) {
		this.settings = settings;
		this.timer = timer;
		this.outbox = outbox;
		this.busy = busy;
		this.onDead = onDead;
	}

	void start() {
		long interval = this.settings.pingInterval().toNanos();
		if (interval > 0) {
			this.nextPing = this.timer.scheduleWithFixedDelay(this::ping, firstDelay(interval, System.nanoTime()),
					interval, TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Pings of sessions that have the same interval go out together, a little early, and
	 * their pongs come together: that takes far less processor time than each by itself.
	 */
	static long firstDelay(long interval, long now) {
		long slot = Math.max(1, interval / SLOTS);
		return interval - Math.floorMod(now + interval, slot);
	}

	void stop() {
		this.stopped = true;
		cancel(this.nextPing);
		cancel(this.nextCheck);
	}

	private static void cancel(@Nullable Future<?> task) {
		if (task != null) {
			task.cancel(false);
		}
	}

	private void ping() {
		if (this.stopped) {
			stop();
			return;
		}
		long now = System.nanoTime();
		if (!isWaiting()) {
			ask(now);
		}
		Future<?> check = this.nextCheck;
		if (check == null || check.isDone()) {
			checkBeforeNextPing(now);
		}
		if (this.payload.length == 0) {
			this.sentAt = now;
			this.payload = ByteBuffer.allocate(Long.BYTES).putLong(ThreadLocalRandom.current().nextLong()).array();
		}
		this.outbox.ping(new Frame.Ping(this.payload));
	}

	private void ask(long now) {
		this.askedAt = now;
		this.writing = this.outbox.isWritingData();
		this.progress = this.outbox.progress();
		this.roomsMade = this.outbox.roomsMade();
	}

	private boolean isWaiting() {
		return this.aliveAt - this.askedAt < 0;
	}

	/**
	 * The next ping looks whether there is a sign of life, unless the peer is dead before
	 * it: a check of its own for every ping would double the work of idle connections.
	 */
	private void checkBeforeNextPing(long now) {
		long left = nanosToLive(now);
		if (left < this.settings.pingInterval().toNanos()) {
			this.nextCheck = this.timer.schedule(this::check, left, TimeUnit.NANOSECONDS);
		}
	}

	private long nanosToLive(long now) {
		return this.askedAt + this.settings.pingTimeout().toNanos() - now;
	}

	private void check() {
		boolean paused = this.busy.getAsBoolean();
		if (this.stopped || !isWaiting()) {
			return;
		}
		long now = System.nanoTime();
		if (nanosToLive(now) <= 0) {
			if (!paused && !hasTaken()) {
				this.onDead.run();
				return;
			}
			ask(now);
		}
		checkBeforeNextPing(now);
	}

	/**
	 * Whether the peer took bytes that the write of a message had to wait for: what just
	 * fills the buffers of the operating system says nothing of the peer, nor do pings.
	 */
	private boolean hasTaken() {
		return this.outbox.roomsMade() != this.roomsMade || (this.writing && this.outbox.progress() != this.progress);
	}

	/**
	 * Something came from the peer.
	 */
	void alive() {
		this.aliveAt = System.nanoTime();
	}

	/**
	 * What came from the peer is done with.
	 */
	void done() {
		long now = System.nanoTime();
		if (now - this.aliveAt > LONG_PAUSE) {
			this.pausedUntil = now;
		}
		this.aliveAt = now;
	}

	/**
	 * The time since it last took long until what came was done with.
	 */
	Duration sincePause() {
		return Duration.ofNanos(System.nanoTime() - this.pausedUntil);
	}

	void pong(byte[] pong) {
		if (Arrays.equals(this.payload, pong) && pong.length > 0) {
			this.roundTripTime = Duration.ofNanos(System.nanoTime() - this.sentAt);
			this.payload = new byte[0];
		}
	}

	@Nullable Duration roundTripTime() {
		return this.roundTripTime;
	}

}
