package dev.websockets.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;

import dev.websockets.RequestSettings;

/**
 * The bounds of requests that wait for their replies.
 *
 * @param timeout how long a reply is waited for
 * @param maxInFlight the most requests of a session that wait at a time, at least 1
 */
record RequestProperties(@Nullable Duration timeout, @Nullable Integer maxInFlight) {

	RequestSettings over(RequestSettings inherited, PropertyChecks checks) {
		PropertyMapper map = PropertyMapper.get();
		checks.positive("timeout", this.timeout);
		checks.atLeast(1, "max-in-flight", this.maxInFlight);
		RequestSettings settings = inherited;
		settings = map.from(this.timeout).to(settings, RequestSettings::withTimeout);
		return map.from(this.maxInFlight).to(settings, RequestSettings::withMaxInFlight);
	}

}
