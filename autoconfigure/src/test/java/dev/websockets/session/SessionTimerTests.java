package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SessionTimerTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final SessionTimer timer = new SessionTimer(Thread::new);

	@AfterEach
	void close() {
		this.timer.shutdownNow();
	}

	@Test
	@DisplayName("what is due before the next tick runs when it is due")
	void beforeTick() {
		CompletableFuture<Long> ran = new CompletableFuture<>();
		this.timer.schedule(() -> {
		}, 1, TimeUnit.HOURS);
		long scheduled = System.nanoTime();
		this.timer.schedule(() -> ran.complete(System.nanoTime() - scheduled), 50, TimeUnit.MILLISECONDS);
		assertThat(ran).succeedsWithin(LIMIT)
			.satisfies((nanos) -> assertThat(nanos).isBetween(TimeUnit.MILLISECONDS.toNanos(50),
					TimeUnit.MILLISECONDS.toNanos(900)));
	}

	@Test
	@DisplayName("it ticks as long as something is scheduled, once, and no longer")
	void ticks() {
		Future<?> distant = this.timer.schedule(() -> {
		}, 1, TimeUnit.HOURS);
		this.timer.scheduleWithFixedDelay(() -> {
		}, 1, 1, TimeUnit.HOURS).cancel(false);
		await().atMost(LIMIT).until(() -> this.timer.getCompletedTaskCount() >= 2);
		assertThat(this.timer.getQueue()).hasSize(2);
		distant.cancel(false);
		await().atMost(LIMIT).until(() -> this.timer.getQueue().isEmpty());
	}

	@Test
	@DisplayName("it ticks again when something is scheduled after a while of nothing")
	void ticksAgain() {
		this.timer.schedule(() -> {
		}, 1, TimeUnit.HOURS).cancel(false);
		await().atMost(LIMIT).until(() -> this.timer.getQueue().isEmpty());
		this.timer.schedule(() -> {
		}, 1, TimeUnit.HOURS);
		assertThat(this.timer.getQueue()).hasSize(2);
	}

}
