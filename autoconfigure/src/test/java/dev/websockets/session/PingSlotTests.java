package dev.websockets.session;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PingSlotTests {

	private static final long INTERVAL = Duration.ofSeconds(20).toNanos();

	private static final long SLOT = INTERVAL / 32;

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 17, 624_999_999, 625_000_000, 19_999_999_999L, -1, -625_000_001 })
	@DisplayName("the first pings of all sessions fall into the same slots, at most a slot early and never late")
	void slots(long now) {
		long delay = Heartbeat.firstDelay(INTERVAL, now);
		assertThat(delay).isGreaterThan(INTERVAL - SLOT).isLessThanOrEqualTo(INTERVAL);
		assertThat(Math.floorMod(now + delay, SLOT)).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 31 })
	@DisplayName("an interval too short for slots is kept")
	void shortInterval(long interval) {
		assertThat(Heartbeat.firstDelay(interval, 5)).isEqualTo(interval);
	}

}
