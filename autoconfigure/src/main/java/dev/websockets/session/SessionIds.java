package dev.websockets.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Names for sessions, unique in this process.
 */
final class SessionIds {

	private static final AtomicLong LAST = new AtomicLong();

	private SessionIds() {
	}

	static String next() {
		return "ws-" + LAST.incrementAndGet();
	}

}
