package dev.websockets.client;

import java.time.Duration;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.Message;

/**
 * A message that keeps a connection alive where the peer does not count pings.
 *
 * @param message the text that is sent
 * @param interval the time between two of them
 * @param answer tells the answer of the peer, which handlers do not get, or {@code null}
 * if none is expected
 * @param timeout the longest time between the message and its answer
 * @since 0.1.0
 */
public record HeartbeatSettings(String message, Duration interval, @Nullable Predicate<? super Message> answer,
		Duration timeout) {

	/**
	 * Create these settings.
	 * @throws IllegalArgumentException if there is no message, or a time is not positive
	 */
	public HeartbeatSettings {
		Assert.hasLength(message, "heartbeat message must not be empty");
		ConnectionTimeouts.checkPositive("heartbeat interval", interval);
		ConnectionTimeouts.checkPositive("heartbeat timeout", timeout);
	}

}
