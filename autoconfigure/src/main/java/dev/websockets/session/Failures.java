package dev.websockets.session;

import java.util.Locale;

import dev.websockets.CloseCode;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketTimeoutException;

/**
 * The ends that a session comes to because of its limits, in words that name the
 * property.
 *
 * @param settings the limits
 */
record Failures(SessionSettings settings) {

	Ending incomingOverflow() {
		return overflow("incoming queue full", String.format(Locale.ROOT,
				"incoming queue is full: websockets.incoming.capacity is %,d and max-size %,d bytes; closed with 1008",
				this.settings.incoming().capacity(), this.settings.incoming().maxSize().toBytes()));
	}

	Ending pausedTooLong() {
		return overflow("reading paused too long",
				String.format(Locale.ROOT,
						"incoming queue is full and nothing was read within websockets.incoming.max-pause (%,d ms); "
								+ "closed with 1008",
						this.settings.incoming().maxPause().toMillis()));
	}

	static Ending overflow(String text, String message) {
		return Ending.failed(CloseCode.POLICY_VIOLATION, text, () -> new WebSocketQueueOverflowException(message));
	}

	Ending peerDead() {
		return Ending.failed(CloseCode.INTERNAL_ERROR, "ping timeout",
				() -> new WebSocketTimeoutException(String.format(Locale.ROOT,
						"no sign of life from the peer within websockets.ping-timeout (%,d ms); closed with 1011",
						this.settings.pingTimeout().toMillis())));
	}

	Ending idle() {
		return Ending.failed(CloseCode.GOING_AWAY, "idle",
				() -> new WebSocketTimeoutException(String.format(Locale.ROOT,
						"no message in either direction within websockets.idle-timeout (%,d ms); closed with 1001",
						this.settings.idleTimeout().toMillis())));
	}

	Ending closeTimeout(int code) {
		return Ending.lost(String.format(Locale.ROOT,
				"no Close from the peer after ours (%d) within websockets.close-timeout (%,d ms)", code,
				this.settings.closeTimeout().toMillis()));
	}

}
