package dev.websockets.session;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.SessionSettings;

/**
 * Pings the peer, measures the time to the pong, and notices when the peer is dead. Every
 * sign of life since the ping counts, not the pong alone.
 */
final class Heartbeat {

	private final SessionSettings settings;

	private final ScheduledExecutorService timer;

	private final Outbox outbox;

	private final ReadingThread reader;

	private final Runnable onDead;

	private volatile byte[] payload = new byte[0];

	private volatile long sentAt;

	private volatile long checkedFrom;

	private volatile long aliveAt = System.nanoTime();

	private volatile long progress;

	private volatile boolean writing;

	private volatile boolean stopped;

	private volatile @Nullable Duration roundTripTime;

	private volatile @Nullable Future<?> nextPing;

	private volatile @Nullable Future<?> nextCheck;

	Heartbeat(SessionSettings settings, ScheduledExecutorService timer, Outbox outbox, ReadingThread reader,
			Runnable onDead) {
		this.settings = settings;
		this.timer = timer;
		this.outbox = outbox;
		this.reader = reader;
		this.onDead = onDead;
	}

	void start() {
		long interval = this.settings.pingInterval().toNanos();
		if (interval > 0) {
			this.nextPing = this.timer.scheduleWithFixedDelay(this::ping, interval, interval, TimeUnit.NANOSECONDS);
		}
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
		Future<?> check = this.nextCheck;
		if (check == null || check.isDone()) {
			scheduleCheck();
		}
		if (this.payload.length == 0) {
			this.sentAt = System.nanoTime();
			this.payload = ByteBuffer.allocate(Long.BYTES).putLong(ThreadLocalRandom.current().nextLong()).array();
		}
		this.outbox.ping(new Frame.Ping(this.payload));
	}

	private void scheduleCheck() {
		this.checkedFrom = System.nanoTime();
		this.writing = this.outbox.isWriting();
		this.progress = this.outbox.progress();
		this.nextCheck = this.timer.schedule(this::check, this.settings.pingTimeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	private void check() {
		boolean paused = this.reader.isBusy();
		if (this.stopped || this.aliveAt - this.checkedFrom >= 0) {
			return;
		}
		if (paused || hasTaken()) {
			scheduleCheck();
			return;
		}
		this.onDead.run();
	}

	/**
	 * Whether the peer took bytes that a write had to wait for: what just fills the
	 * buffers of the operating system says nothing of the peer.
	 */
	private boolean hasTaken() {
		return this.writing && this.outbox.progress() != this.progress;
	}

	/**
	 * Something came from the peer.
	 */
	void alive() {
		this.aliveAt = System.nanoTime();
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
