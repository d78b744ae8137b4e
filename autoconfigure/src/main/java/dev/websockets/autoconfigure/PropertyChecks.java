package dev.websockets.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values that cannot work. Values that are not set pass.
 *
 * @param prefix what stands before the names of the properties, without the last dot
 */
record PropertyChecks(String prefix) {

	private static final Duration LONGEST = Duration.ofDays(36_500);

	private static final int HIGHEST_PORT = 65_535;

	PropertyChecks nested(String name) {
		return new PropertyChecks(property(name));
	}

	String property(String name) {
		return this.prefix + "." + name;
	}

	InvalidWebSocketPropertyException invalid(String name, @Nullable Object value, String reason, String action) {
		return new InvalidWebSocketPropertyException(property(name), value, reason, action);
	}

	void positive(String name, @Nullable Duration value) {
		if (value != null && (value.isZero() || value.isNegative())) {
			throw invalid(name, print(value), "It is a limit, and has to be longer than zero.",
					"Set " + property(name) + " to a time such as 10s, or remove it to have the default.");
		}
		notTooLong(name, value);
	}

	void notNegative(String name, @Nullable Duration value) {
		if (value != null && value.isNegative()) {
			throw invalid(name, print(value), "A time cannot be negative.",
					"Set " + property(name) + " to zero or to a time such as 10s.");
		}
		notTooLong(name, value);
	}

	void notLonger(String shorterName, Duration shorter, String longerName, Duration longer) {
		if (shorter.compareTo(longer) > 0) {
			throw invalid(longerName, print(longer),
					"It is shorter than " + property(shorterName) + ", which is " + print(shorter) + ".",
					"Raise " + property(longerName) + " or lower " + property(shorterName) + ".");
		}
	}

	void size(String name, @Nullable DataSize value) {
		if (value != null && (value.toBytes() < 1 || value.toBytes() > Integer.MAX_VALUE)) {
			throw invalid(name, value,
					"A size has to be from 1 to " + number(Integer.MAX_VALUE) + " bytes, but this is "
							+ number(value.toBytes()) + ".",
					"Set " + property(name) + " to a size such as 8MB, below 2GB.");
		}
	}

	void atLeast(int lowest, String name, @Nullable Integer value) {
		if (value != null && value < lowest) {
			throw invalid(name, value, "It has to be at least " + lowest + ".",
					"Set " + property(name) + " to " + lowest + " or more, or remove it to have the default.");
		}
	}

	void port(String name, @Nullable Integer value) {
		if (value != null && (value < 1 || value > HIGHEST_PORT)) {
			throw invalid(name, value, "It has to be from 1 to " + HIGHEST_PORT + ".",
					"Set " + property(name) + " to a port from 1 to " + HIGHEST_PORT + ".");
		}
	}

	void number(String name, @Nullable Double value, double lowest, double highest) {
		if (value != null && !(value >= lowest && value <= highest)) {
			String range = (highest == Double.MAX_VALUE) ? "at least " + plain(lowest)
					: "from " + plain(lowest) + " to " + plain(highest);
			throw invalid(name, value, "It has to be " + range + ".",
					"Set " + property(name) + " to a number " + range + ".");
		}
	}

	void range(String name, @Nullable Set<Integer> values, int lowest, int highest, String kind) {
		if (values != null) {
			values.stream().filter((value) -> value < lowest || value > highest).findFirst().ifPresent((value) -> {
				throw invalid(name, value, value + " is not " + kind + ".",
						"Set " + property(name) + " to numbers from " + lowest + " to " + highest + ".");
			});
		}
	}

	/**
	 * What a value comes to, which says by itself whether it is legal.
	 * @param name the name of the property
	 * @param shown its value, or {@code null} if that is a secret
	 * @param value makes it
	 * @param <T> what it is
	 * @return what it is
	 */
	<T> T legal(String name, @Nullable Object shown, Supplier<T> value) {
		try {
			return value.get();
		}
		catch (IllegalArgumentException ex) {
			throw invalid(name, shown, StringUtils.capitalize(String.valueOf(ex.getMessage())) + ".",
					"Change " + property(name) + ".");
		}
	}

	private void notTooLong(String name, @Nullable Duration value) {
		if (value != null && value.compareTo(LONGEST) > 0) {
			throw invalid(name, print(value), "It is over " + print(LONGEST) + ", a hundred years.",
					"Set " + property(name) + " to a shorter time.");
		}
	}

	private static String print(Duration value) {
		boolean wholeSeconds = value.getNano() == 0;
		return DurationStyle.SIMPLE.print(value, wholeSeconds ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
	}

	private static String number(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

	private static String plain(double value) {
		return String.format(Locale.ROOT, "%.0f", value);
	}

}
