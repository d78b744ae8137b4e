package dev.websockets.session;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

import dev.websockets.CloseCode;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketTimeoutException;

/**
 * A limit that was reached and ends the session: the Close for the peer, and the error
 * for the application.
 *
 * @param code the status code to close with
 * @param text the text of the Close frame
 * @param error makes the error, for every thread that learns of it
 */
record Breach(int code, String text, Supplier<WebSocketException> error) {

	Ending ending() {
		return Ending.failed(this.code, this.text, this.error);
	}

	static Breach peerDead(SessionSettings settings) {
		return new Breach(CloseCode.INTERNAL_ERROR, "ping timeout",
				timeout("no sign of life from the peer within %s (%,d ms); closed with 1011",
						settings.property("ping-timeout"), settings.pingTimeout()));
	}

	static Breach idle(SessionSettings settings) {
		return new Breach(CloseCode.GOING_AWAY, "idle",
				timeout("no message in either direction within %s (%,d ms); closed with 1001",
						settings.property("idle-timeout"), settings.idleTimeout()));
	}

	static Breach incomingFull(SessionSettings settings) {
		return overflow("incoming queue full",
				String.format(Locale.ROOT, "incoming queue is full: %s is %,d and max-size %,d bytes; closed with 1008",
						settings.property("incoming.capacity"), settings.incoming().capacity(),
						settings.incoming().maxSize().toBytes()));
	}

	static Breach pausedTooLong(SessionSettings settings) {
		return overflow("reading paused too long",
				String.format(Locale.ROOT,
						"incoming queue is full and nothing was read within %s (%,d ms); closed with 1008",
						settings.property("incoming.max-pause"), settings.incoming().maxPause().toMillis()));
	}

	static Breach readingFailed(Throwable cause) {
		return new Breach(CloseCode.INTERNAL_ERROR, "unexpected condition",
				() -> new WebSocketException("reading the session failed: " + cause, cause));
	}

	static Breach outgoingFull(String message) {
		return overflow("outgoing queue full", message);
	}

	static Breach tooSlow(SessionSettings settings) {
		String message = String.format(Locale.ROOT,
				"outgoing queue has no room for a broadcast: %s is %,d and max-size %,d bytes; closed with 1013",
				settings.property("outgoing.capacity"), settings.outgoing().capacity(),
				settings.outgoing().maxSize().toBytes());
		return new Breach(CloseCode.TRY_AGAIN_LATER, "too slow", () -> new WebSocketQueueOverflowException(message));
	}

	private static Breach overflow(String text, String message) {
		return new Breach(CloseCode.POLICY_VIOLATION, text, () -> new WebSocketQueueOverflowException(message));
	}

	private static Supplier<WebSocketException> timeout(String message, String property, Duration limit) {
		return () -> new WebSocketTimeoutException(String.format(Locale.ROOT, message, property, limit.toMillis()));
	}

}
