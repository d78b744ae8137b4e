package dev.websockets;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How long a peer asks to wait (RFC 9110, section 10.2.3), in seconds or up to a date. A
 * date counts from the answer's own Date where there is one, so that clocks need not
 * agree.
 */
final class RetryAfter {

	private static final Duration LONGEST = Duration.ofDays(1);

	private RetryAfter() {
	}

	/**
	 * Read the headers of an answer.
	 * @param headers the headers
	 * @param now the present time
	 * @return the time to wait, from zero to one day, or {@code null} if there is no
	 * Retry-After that can be read
	 */
	static @Nullable Duration of(HttpHeaders headers, Instant now) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		if (value.trim().matches("-?[0-9]+")) {
			return bounded(seconds(value.trim()));
		}
		return HttpDate.parse(value.trim())
			.map((until) -> bounded(Duration.between(sent(headers).orElse(now), until)))
			.orElse(null);
	}

	private static Duration seconds(String digits) {
		if (digits.startsWith("-")) {
			return Duration.ZERO;
		}
		String significant = digits.replaceFirst("^0+(?=.)", "");
		return (significant.length() > 9) ? LONGEST : Duration.ofSeconds(Long.parseLong(significant));
	}

	private static Optional<Instant> sent(HttpHeaders headers) {
		return Optional.ofNullable(headers.getFirst(HttpHeaders.DATE)).flatMap(HttpDate::parse);
	}

	private static Duration bounded(Duration duration) {
		if (duration.isNegative()) {
			return Duration.ZERO;
		}
		return (duration.compareTo(LONGEST) > 0) ? LONGEST : duration;
	}

}
