package dev.websockets.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.util.unit.DataSize;

import dev.websockets.OutgoingSettings;

/**
 * The bounds of the queue of messages to send.
 *
 * @param capacity the most messages that wait to be sent, at least 1
 * @param maxSize the most bytes of messages that wait to be sent. One message is always
 * admitted to an empty queue
 * @param overflow what happens to a message to send that finds no room
 * @param sendTimeout the longest wait of a sender for room in the queue, and of a flush
 */
record OutgoingProperties(@Nullable Integer capacity, @Nullable DataSize maxSize,
		OutgoingSettings.@Nullable Overflow overflow, @Nullable Duration sendTimeout) {

	OutgoingSettings over(OutgoingSettings inherited, PropertyChecks checks) {
		PropertyMapper map = PropertyMapper.get();
		checks.atLeast(1, "capacity", this.capacity);
		checks.size("max-size", this.maxSize);
		checks.positive("send-timeout", this.sendTimeout);
		OutgoingSettings settings = inherited;
		settings = map.from(this.capacity).to(settings, OutgoingSettings::withCapacity);
		settings = map.from(this.maxSize).to(settings, OutgoingSettings::withMaxSize);
		settings = map.from(this.overflow).to(settings, OutgoingSettings::withOverflow);
		return map.from(this.sendTimeout).to(settings, OutgoingSettings::withSendTimeout);
	}

}
