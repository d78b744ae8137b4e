package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(10)
@ExtendWith(OutputCaptureExtension.class)
class ReadingPauseTests {

	private static final Duration LONG = Duration.ofMillis(50);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition roomMade = this.lock.newCondition();

	private ReadingPause pause(String session, Duration limit) {
		return new ReadingPause(session,
				SessionSettings.defaults()
					.withPropertyPrefix("websockets.server")
					.withIncoming((queue) -> queue.withMaxPause(limit)),
				this.roomMade, LONG);
	}

	private boolean await(ReadingPause pause, BooleanSupplier room) {
		this.lock.lock();
		try {
			return pause.await(room);
		}
		finally {
			this.lock.unlock();
		}
	}

	private static BooleanSupplier after(Duration time) {
		long begin = System.nanoTime();
		return () -> System.nanoTime() - begin >= time.toNanos();
	}

	@Test
	@DisplayName("long pauses are counted, and said in the log once")
	void counted(CapturedOutput output) {
		ReadingPause pause = pause("ws-77", Duration.ofMillis(120));
		assertThat(await(pause, () -> true)).isTrue();
		pause.end();
		assertThat(pause.count()).isZero();
		for (int i = 0; i < 2; i++) {
			assertThat(await(pause, after(LONG))).isTrue();
			assertThat(await(pause, after(Duration.ofMillis(1)))).as("the same pause").isTrue();
			pause.end();
		}
		assertThat(pause.count()).isEqualTo(2);
		assertThat(output.getAll().lines().filter((line) -> line.contains("Session ws-77 has read nothing for")))
			.singleElement()
			.asString()
			.contains("see websockets.server.incoming.overflow and max-pause");
	}

	@Test
	@DisplayName("the limit counts from the beginning of the pause, over all waits")
	void limit() {
		ReadingPause pause = pause("ws-0", Duration.ofMillis(200));
		assertThat(await(pause, after(Duration.ofMillis(120)))).isTrue();
		assertThat(await(pause, after(Duration.ofMillis(120)))).isFalse();
		assertThat(pause.count()).isEqualTo(1);
		assertThat(await(pause, () -> true)).isTrue();
	}

	@Test
	@DisplayName("an interrupt is kept for later")
	void interrupted() {
		ReadingPause pause = pause("ws-0", Duration.ZERO);
		Thread.currentThread().interrupt();
		assertThat(await(pause, after(LONG))).isTrue();
		assertThat(Thread.interrupted()).isTrue();
	}

}
