package dev.websockets.client;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnection.Status;

/**
 * What became of an attempt that failed.
 *
 * @param current false if it was over already
 * @param status the new status, or {@code null} if another session is open
 */
record Failed(boolean current, @Nullable Status status) {

	static final Failed TOO_LATE = new Failed(false, null);

}
