package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final double ALMOST_ONE = Math.nextDown(1.0);

	@ParameterizedTest
	@CsvSource({ "0, 1000", "1, 1000", "2, 2000", "3, 4000", "4, 8000", "5, 16000", "6, 30000", "7, 30000",
			"1000, 30000", "2147483647, 30000" })
	void capGrowsUpToTheLongestDelay(int attempts, long millis) {
		assertThat(delay(settings(0), attempts, 0.5)).isEqualTo(Duration.ofMillis(millis));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0.0, 100", "1, 0.5, 550", "3, 0.0, 100", "3, 0.25, 1075", "9, 0.5, 15050" })
	void fullJitterLiesBetweenTheShortestDelayAndTheCap(int attempts, double random, long millis) {
		assertThat(delay(settings(1), attempts, random)).isEqualTo(Duration.ofMillis(millis));
	}

	@Test
	void fullJitterStaysBelowTheCap() {
		assertThat(delay(settings(1), 2, ALMOST_ONE)).isBetween(Duration.ofMillis(1999), Duration.ofMillis(2000));
	}

	@ParameterizedTest
	@CsvSource({ "0.0, 1050", "0.5, 1525" })
	void jitterFactorIsTheRandomPart(double random, long millis) {
		assertThat(delay(settings(0.5), 2, random)).isEqualTo(Duration.ofMillis(millis));
	}

	@Test
	void delaysOfManyClientsAreSpread() {
		Backoff backoff = new Backoff(settings(1), ReconnectRules.defaults(),
				() -> ThreadLocalRandom.current().nextDouble());
		long distinct = IntStream.range(0, 100)
			.mapToObj((client) -> backoff.next(new Outlook.Usual(), 5).delay())
			.map((delay) -> (delay != null) ? delay.toMillis() / 1000 : -1)
			.distinct()
			.count();
		assertThat(distinct).isGreaterThan(8);
	}

	@Test
	void shortestDelayHoldsWhereTheCapIsShorter() {
		ReconnectSettings settings = new ReconnectSettings(true, Duration.ZERO, 2, Duration.ofMillis(300),
				Duration.ofSeconds(1), 1, null, Duration.ZERO);
		assertThat(delay(settings, 5, 0.9)).isEqualTo(Duration.ofMillis(300));
	}

	@Test
	void noDelayAtAllIsPossible() {
		ReconnectSettings settings = new ReconnectSettings(true, Duration.ZERO, 2, Duration.ZERO, Duration.ZERO, 1,
				null, Duration.ZERO);
		assertThat(delay(settings, Integer.MAX_VALUE, 0.9)).isZero();
	}

	@Test
	void hugeDelaysDoNotOverflow() {
		ReconnectSettings settings = new ReconnectSettings(true, Duration.ofSeconds(Long.MAX_VALUE), 1e300,
				Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE), 0, null, Duration.ZERO);
		assertThat(delay(settings, 3, 0)).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
	}

	@Test
	void endsAfterTheMostAttempts() {
		ReconnectSettings settings = new ReconnectSettings(true, Duration.ofSeconds(1), 2, Duration.ZERO,
				Duration.ofSeconds(30), 1, 3, Duration.ZERO);
		assertThat(delay(settings, 2, 0)).isNotNull();
		assertThat(delay(settings, 3, 0)).isNull();
		assertThat(delay(settings, 4, 0)).isNull();
	}

	@Test
	void endsAtOnceWhereItIsDisabled() {
		ReconnectSettings settings = new ReconnectSettings(false, Duration.ofSeconds(1), 2, Duration.ZERO,
				Duration.ofSeconds(30), 1, null, Duration.ZERO);
		assertThat(delay(settings, 0, 0)).isNull();
	}

	@Test
	void stableSessionBeginsAnew() {
		Backoff backoff = new Backoff(settings(1), ReconnectRules.defaults(), () -> 0);
		assertThat(backoff.attemptsAfterSession(7, Duration.ofSeconds(30).minusNanos(1))).isEqualTo(7);
		assertThat(backoff.attemptsAfterSession(7, Duration.ofSeconds(30))).isZero();
	}

	private static @Nullable Duration delay(ReconnectSettings settings, int attempts, double random) {
		return new Backoff(settings, ReconnectRules.defaults(), () -> random).next(new Outlook.Usual(), attempts)
			.delay();
	}

	private static ReconnectSettings settings(double jitterFactor) {
		return new ReconnectSettings(true, Duration.ofSeconds(1), 2, Duration.ofMillis(100), Duration.ofSeconds(30),
				jitterFactor, null, Duration.ofSeconds(30));
	}

}
