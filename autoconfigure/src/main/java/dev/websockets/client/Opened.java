package dev.websockets.client;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketSession;

/**
 * What became of a session that is prepared.
 *
 * @param current whether it is the one that is open now
 * @param former the one that it replaces, or {@code null}
 */
record Opened(boolean current, @Nullable WebSocketSession former) {

	static final Opened TOO_LATE = new Opened(false, null);

}
