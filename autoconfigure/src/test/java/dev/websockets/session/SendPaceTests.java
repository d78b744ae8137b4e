package dev.websockets.session;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SendPaceTests {

	private static final long BEGIN = Long.MAX_VALUE - TimeUnit.MICROSECONDS.toNanos(300);

	private final SendPace pace = new SendPace(BEGIN);

	private static long at(long micros) {
		return BEGIN + TimeUnit.MICROSECONDS.toNanos(micros);
	}

	@Test
	@DisplayName("the first entry is written at once, and so is every one that comes after a moment of silence")
	void nowAndThen() {
		assertThat(this.pace.queued(at(0))).isTrue();
		assertThat(this.pace.queued(at(20))).isTrue();
		assertThat(this.pace.queued(at(25))).isTrue();
	}

	@Test
	@DisplayName("what comes in quick succession is gathered")
	void quickSuccession() {
		assertThat(this.pace.queued(at(0))).isTrue();
		assertThat(this.pace.queued(at(1))).isFalse();
		assertThat(this.pace.queued(at(5))).isFalse();
	}

	@Test
	@DisplayName("the time of a write at once is no silence")
	void longWrite() {
		assertThat(this.pace.queued(at(0))).isTrue();
		this.pace.written(at(40));
		assertThat(this.pace.queued(at(41))).isFalse();
	}

	@Test
	@DisplayName("soon after a burst the next one is expected, once")
	void nextBurst() {
		this.pace.queued(at(0));
		this.pace.queued(at(1));
		assertThat(this.pace.queued(at(100))).isFalse();
		assertThat(this.pace.queued(at(200))).isTrue();
	}

	@Test
	@DisplayName("long after a burst none is expected, also where the clock runs over")
	void longAfterBurst() {
		this.pace.queued(at(199));
		this.pace.queued(at(200));
		assertThat(this.pace.queued(at(401))).isTrue();
	}

}
