package dev.websockets.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.util.unit.DataSize;

import dev.websockets.IncomingSettings;

/**
 * The bounds of the queue of received messages.
 *
 * @param capacity the most received messages that wait to be handled, at least 1
 * @param maxSize the most bytes of received messages that wait to be handled. One message
 * is always admitted to an empty queue
 * @param overflow what happens to a received message that finds no room
 * @param maxPause how long reading may pause because there is no room. Zero for ever
 */
record IncomingProperties(@Nullable Integer capacity, @Nullable DataSize maxSize,
		IncomingSettings.@Nullable Overflow overflow, @Nullable Duration maxPause) {

	IncomingSettings over(IncomingSettings inherited, PropertyChecks checks) {
		PropertyMapper map = PropertyMapper.get();
		checks.atLeast(1, "capacity", this.capacity);
		checks.size("max-size", this.maxSize);
		checks.notNegative("max-pause", this.maxPause);
		IncomingSettings settings = inherited;
		settings = map.from(this.capacity).to(settings, IncomingSettings::withCapacity);
		settings = map.from(this.maxSize).to(settings, IncomingSettings::withMaxSize);
		settings = map.from(this.overflow).to(settings, IncomingSettings::withOverflow);
		return map.from(this.maxPause).to(settings, IncomingSettings::withMaxPause);
	}

}
