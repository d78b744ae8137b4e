package dev.websockets.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.websockets.benchmarks.client.Connection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Opening}.
 */
@Timeout(60)
class OpeningTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final AtomicInteger opened = new AtomicInteger();

	@Test
	@DisplayName("As many are opened as are asked for, and no more")
	void enough() throws InterruptedException {
		Opening opening = new Opening(1000, this::open);
		assertThat(opening.run(LONG)).isEqualTo(1000);
		assertThat(this.opened).hasValue(1000);
		assertThat(opening.failure()).isNull();
	}

	@Test
	@DisplayName("The first failure ends it, and what is open counts")
	void failure() throws InterruptedException {
		Opening opening = new Opening(1000, () -> {
			if (this.opened.incrementAndGet() > 200) {
				throw new IOException("full");
			}
			return new NoConnection();
		});
		assertThat(opening.run(LONG)).isEqualTo(200);
		assertThat(opening.failure()).hasMessage("full");
	}

	@Test
	@DisplayName("Without time, none is opened")
	void limit() throws InterruptedException {
		Opening opening = new Opening(1000, this::open);
		assertThat(opening.run(Duration.ZERO)).isZero();
		assertThat(opening.failure()).isNull();
	}

	private Connection open() {
		this.opened.incrementAndGet();
		return new NoConnection();
	}

	private record NoConnection() implements Connection {

		@Override
		public void sendText(String text) {
		}

		@Override
		public void sendBinary(byte[] bytes) {
		}

		@Override
		public void close() {
		}

	}

}
