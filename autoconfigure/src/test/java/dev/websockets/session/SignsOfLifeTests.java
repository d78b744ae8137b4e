package dev.websockets.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what lets a {@link Heartbeat} take the peer for alive, with pings, checks and
 * writes that come when the test says so.
 */
class SignsOfLifeTests {

	private static final Duration TIMEOUT = Duration.ofMillis(5);

	private final ManualTimer timer = new ManualTimer();

	private final Deque<Runnable> writes = new ArrayDeque<>();

	private final SessionSettings settings = SessionSettings.defaults().withPing(Duration.ofHours(1), TIMEOUT);

	private final Outbox outbox = new Outbox(this.settings.outgoing(), this.writes::add, new SlowWriter());

	private boolean busy;

	private int deaths;

	private final Heartbeat heartbeat = new Heartbeat(this.settings, this.timer, this.outbox, () -> this.busy,
			() -> this.deaths++);

	@AfterEach
	void stop() {
		this.timer.shutdownNow();
	}

	/**
	 * Have a ping sent that the peer has to live up to.
	 */
	private void ping() {
		this.heartbeat.alive();
		this.timer.pings.run();
	}

	private void write() {
		this.writes.remove().run();
	}

	/**
	 * Look whether the peer lives, when the time it has is over.
	 */
	private void check() {
		long now = System.nanoTime();
		await().pollInterval(TIMEOUT).until(() -> System.nanoTime() - now > TIMEOUT.toNanos());
		this.timer.checks.remove().run();
	}

	private void send(String text) {
		this.outbox.offer(Outbound.whole(Message.of(text)), Duration.ZERO);
	}

	@Test
	@DisplayName("B42 the peer is dead when nothing comes after a ping")
	void silence() {
		this.heartbeat.start();
		ping();
		write();
		check();
		assertThat(this.deaths).isOne();
	}

	@Test
	@DisplayName("B42 that a ping of our own is written is no sign of life, wherever its write begins")
	void ownPing() {
		this.heartbeat.start();
		ping();
		ping();
		assertThat(this.outbox.isBeingWritten()).isTrue();
		write();
		assertThat(this.outbox.isBeingWritten()).isFalse();
		check();
		assertThat(this.deaths).isOne();
	}

	@Test
	@DisplayName("B43 what the peer sends is a sign of life")
	void received() {
		this.heartbeat.start();
		ping();
		this.heartbeat.alive();
		check();
		assertThat(this.deaths).isZero();
	}

	@Test
	@DisplayName("B45 that a message goes on which the ping found half written is a sign of life, one of many")
	void messageGoesOn() {
		this.heartbeat.start();
		send("slow");
		ping();
		this.outbox.progressed();
		check();
		assertThat(this.deaths).isZero();
		check();
		assertThat(this.deaths).isOne();
	}

	@Test
	@DisplayName("B45 that a message is written which came after the ping says nothing: the system buffers it")
	void messageAfterPing() {
		this.heartbeat.start();
		ping();
		write();
		send("quick");
		write();
		check();
		assertThat(this.deaths).isOne();
	}

	@Test
	@DisplayName("B45 that the peer makes room is a sign of life, whatever is written")
	void roomMade() {
		this.heartbeat.start();
		ping();
		this.outbox.roomMade();
		check();
		assertThat(this.deaths).isZero();
	}

	@Test
	@DisplayName("B44 the time does not run while nothing is read")
	void paused() {
		this.heartbeat.start();
		this.busy = true;
		ping();
		check();
		assertThat(this.deaths).isZero();
		this.busy = false;
		check();
		assertThat(this.deaths).isOne();
	}

	/**
	 * Runs nothing by itself.
	 */
	private static final class ManualTimer extends ScheduledThreadPoolExecutor {

		private final Deque<RunnableScheduledFuture<?>> checks = new ArrayDeque<>();

		private Runnable pings = () -> {
		};

		private ManualTimer() {
			super(1);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			ScheduledFuture<?> check = super.schedule(command, 1, TimeUnit.DAYS);
			this.checks.add((RunnableScheduledFuture<?>) check);
			return check;
		}

		@Override
		public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay,
				TimeUnit unit) {
			this.pings = command;
			return super.scheduleWithFixedDelay(command, 1, 1, TimeUnit.DAYS);
		}

	}

	/**
	 * Leaves everything to be written by a task.
	 */
	private static final class SlowWriter implements OutboxWriter {

		@Override
		public int gatheredBytes() {
			return 0;
		}

		@Override
		public boolean begin(OutboundBatch batch) {
			return false;
		}

		@Override
		public void finish(OutboundBatch batch) {
			batch.written(batch.size());
		}

		@Override
		public void failed(Throwable cause) {
			throw new AssertionError(cause);
		}

	}

}
