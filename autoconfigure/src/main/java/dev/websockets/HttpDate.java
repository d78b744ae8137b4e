package dev.websockets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The three ways to write a date in HTTP (RFC 9110, section 5.6.7). A year of two digits
 * is one of this century.
 */
final class HttpDate {

	private static final List<DateTimeFormatter> FORMATS = List.of(DateTimeFormatter.RFC_1123_DATE_TIME,
			DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC),
			DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC));

	private HttpDate() {
	}

	static Optional<Instant> parse(String text) {
		return FORMATS.stream().flatMap((format) -> parse(text, format)).findFirst();
	}

	private static Stream<Instant> parse(String text, DateTimeFormatter format) {
		try {
			return Stream.of(format.parse(text, Instant::from));
		}
		catch (DateTimeException ex) {
			return Stream.empty();
		}
	}

}
