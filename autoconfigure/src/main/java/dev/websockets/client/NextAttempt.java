package dev.websockets.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a named connection does after an attempt that failed, or a session that ended.
 *
 * @param failed whether it has failed: the next attempt, if there is one, is a last hope
 * @param delay the time until the next attempt, or {@code null} if there is none
 */
record NextAttempt(boolean failed, @Nullable Duration delay) {

	static NextAttempt in(Duration delay) {
		return new NextAttempt(false, delay);
	}

}
