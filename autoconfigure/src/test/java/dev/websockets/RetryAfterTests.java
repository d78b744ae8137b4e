package dev.websockets;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

	private static @Nullable Duration retryAfter(@Nullable String value, @Nullable String date) {
		HttpHeaders headers = new HttpHeaders();
		if (value != null) {
			headers.add("retry-after", value);
		}
		if (date != null) {
			headers.add("Date", date);
		}
		return RetryAfter.of(headers, NOW);
	}

	@ParameterizedTest
	@CsvSource({ "0, PT0S", "120, PT2M", "' 7 ', PT7S", "-1, PT0S", "-99999999999999999999, PT0S", "86400, P1D",
			"86401, P1D", "99999999999999999999999, P1D", "000000000000012, PT12S" })
	@DisplayName("B13 Retry-After in seconds, from zero to one day")
	void seconds(String value, Duration expected) {
		assertThat(retryAfter(value, null)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "'Sun, 06 Nov 1994 08:50:37 GMT', PT1M", "'Sun, 06 Nov 1994 08:49:37 GMT', PT0S",
			"'Sun, 06 Nov 1994 08:00:00 GMT', PT0S", "'Sat, 06 Nov 2094 08:49:37 GMT', P1D",
			"Sun Nov  6 08:49:47 1994, PT10S", "Sun Nov 13 08:49:47 1994, P1D",
			"'Friday, 06-Nov-26 08:49:37 GMT', P1D" })
	@DisplayName("B13 Retry-After as a date counts from now")
	void date(String value, Duration expected) {
		assertThat(retryAfter(value, null)).isEqualTo(expected);
	}

	@Test
	@DisplayName("B13 Retry-After as a date counts from the answer's Date, so that clocks need not agree")
	void dateOfAnswer() {
		assertThat(retryAfter("Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 1999 23:59:29 GMT"))
			.isEqualTo(Duration.ofSeconds(30));
		assertThat(retryAfter("Sun, 06 Nov 1994 08:50:37 GMT", "yesterday")).isEqualTo(Duration.ofMinutes(1));
	}

	@ParameterizedTest
	@CsvSource({ "soon", "1.5", "''", "1 2", "0x10" })
	@DisplayName("without a Retry-After that can be read there is no delay")
	void unreadable(String value) {
		assertThat(retryAfter(value, null)).isNull();
		assertThat(retryAfter(null, "Fri, 31 Dec 1999 23:59:29 GMT")).isNull();
	}

	@Test
	@DisplayName("B13 the exception tells the delay")
	void exception() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Retry-After", "30");
		assertThat(new WebSocketHandshakeRefusedException("m", 503, headers, new byte[0], null).retryAfter())
			.isEqualTo(Duration.ofSeconds(30));
		assertThat(new WebSocketHandshakeRefusedException("m", 503, new HttpHeaders(), new byte[0], null).retryAfter())
			.isNull();
	}

}
