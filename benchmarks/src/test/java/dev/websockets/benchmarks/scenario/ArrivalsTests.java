package dev.websockets.benchmarks.scenario;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Arrivals}.
 */
@Timeout(60)
class ArrivalsTests {

	private static final int ROUNDS = 20_000;

	private static final int STEP = 1000;

	private final Arrivals arrivals = new Arrivals();

	private volatile boolean over;

	@AfterEach
	void end() {
		this.over = true;
	}

	@Test
	@DisplayName("Who expects more while a flood passes what was expected is woken")
	void flood() throws TimeoutException {
		AtomicLong sent = new AtomicLong();
		Thread flood = new Thread(() -> flood(sent));
		flood.setDaemon(true);
		flood.start();
		for (int i = 0; i < ROUNDS; i++) {
			// behind by one step and a half, it does not have to wait for the second,
			// and expects the third at the very time when the second is noticed
			long late = 3L * STEP * i + STEP * 5L / 2;
			while (sent.get() < late) {
				Thread.onSpinWait();
			}
			for (int step = 0; step < 3; step++) {
				this.arrivals.expect(STEP);
				this.arrivals.await();
			}
		}
		assertThat(sent).hasValueGreaterThanOrEqualTo(3L * STEP * ROUNDS);
	}

	private void flood(AtomicLong sent) {
		for (long number = 1; !this.over; number++) {
			sent.lazySet(number);
			this.arrivals.binary(1);
		}
	}

	@Test
	@DisplayName("What came before it was expected counts, and what was waited for does not count again")
	void ahead() throws TimeoutException {
		this.arrivals.expect(1);
		this.arrivals.text("1");
		this.arrivals.text("2");
		this.arrivals.text("3");
		this.arrivals.await();
		this.arrivals.expect(3);
		this.arrivals.text("4");
		this.arrivals.await();
	}

	@Test
	@DisplayName("The end of the connection ends the wait")
	void ended() {
		this.arrivals.expect(1);
		this.arrivals.ended(null);
		assertThatIllegalStateException().isThrownBy(this.arrivals::await).withMessage("the connection ended");
	}

}
