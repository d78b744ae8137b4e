package dev.websockets;

import java.time.Duration;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values of settings that cannot work. Knows none of the settings: whichever of
 * them is used first, it does not need another one to be there.
 */
final class SettingChecks {

	private static final Duration LONGEST = Duration.ofDays(36_500);

	private SettingChecks() {
	}

	static void checkPositive(String name, Duration duration) {
		Assert.isTrue(!duration.isNegative() && !duration.isZero(),
				() -> name + " must be positive but was " + duration);
		checkLength(name, duration);
	}

	static void checkNotNegative(String name, Duration duration) {
		Assert.isTrue(!duration.isNegative(), () -> name + " must not be negative but was " + duration);
		checkLength(name, duration);
	}

	private static void checkLength(String name, Duration duration) {
		Assert.isTrue(duration.compareTo(LONGEST) <= 0,
				() -> name + " must be at most " + LONGEST.toDays() + " days but was " + duration);
	}

	static void checkSize(String name, DataSize size) {
		Assert.isTrue(size.toBytes() >= 1 && size.toBytes() <= Integer.MAX_VALUE,
				() -> name + " must be from 1 to " + Integer.MAX_VALUE + " bytes but was " + size);
	}

}
