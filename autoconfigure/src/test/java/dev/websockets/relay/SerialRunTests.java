package dev.websockets.relay;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for work that goes on after whatever has failed.
 */
class SerialRunTests {

	private final AtomicInteger runs = new AtomicInteger();

	private final Queue<Throwable> failures = new ArrayDeque<>();

	private void failOnce() {
		Throwable failure = this.failures.poll();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure instanceof RuntimeException exception) {
			throw exception;
		}
	}

	private Throwable failure(String name) {
		return switch (name) {
			case "rejected" -> new RejectedExecutionException("on purpose");
			case "runtime" -> new IllegalStateException("on purpose");
			default -> new OutOfMemoryError("on purpose");
		};
	}

	@ParameterizedTest
	@ValueSource(strings = { "rejected", "runtime", "error" })
	@DisplayName("F25 an executor that lends no thread is asked again the next time")
	void executorFails(String name) {
		this.failures.add(failure(name));
		Executor executor = (task) -> {
			failOnce();
			task.run();
		};
		SerialRun run = new SerialRun(executor, this.runs::incrementAndGet);
		assertThat(run.ask()).isFalse();
		assertThat(this.runs).hasValue(0);
		assertThat(run.ask()).isTrue();
		assertThat(run.ask()).isTrue();
		assertThat(this.runs).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "runtime", "error" })
	@DisplayName("F25 work that throws runs again the next time, and what was asked for meanwhile runs at once")
	void workFails(String name) {
		SerialRun[] run = new SerialRun[1];
		this.failures.add(failure(name));
		run[0] = new SerialRun(Runnable::run, () -> {
			if (this.runs.incrementAndGet() == 1) {
				run[0].ask();
			}
			failOnce();
		});
		run[0].ask();
		assertThat(this.runs).hasValue(2);
		run[0].ask();
		assertThat(this.runs).hasValue(3);
	}

	@Test
	@DisplayName("F25 an executor that fails but runs the work later does not run it twice at a time")
	void executorFailsLate() {
		Queue<Runnable> kept = new ArrayDeque<>();
		this.failures.add(new OutOfMemoryError("on purpose"));
		SerialRun run = new SerialRun((task) -> {
			kept.add(task);
			failOnce();
		}, () -> {
			this.runs.incrementAndGet();
			kept.poll().run();
		});
		run.ask();
		run.ask();
		assertThat(kept).hasSize(2);
		kept.poll().run();
		assertThat(this.runs).hasValue(1);
	}

}
