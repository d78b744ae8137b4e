package dev.websockets.client;

import java.time.Duration;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketFatalException;
import dev.websockets.WebSocketHandshakeRefusedException;

/**
 * Reads from an end what it says about the next attempt.
 */
final class Outlooks {

	private final ReconnectRules rules;

	Outlooks(ReconnectRules rules) {
		this.rules = rules;
	}

	/**
	 * The outlook after an attempt that failed.
	 */
	Outlook of(Throwable error) {
		if (error instanceof WebSocketFatalException) {
			return new Outlook.Fatal();
		}
		if (error instanceof WebSocketHandshakeRefusedException refused) {
			return of(refused);
		}
		return (error instanceof WebSocketClosedException closed) ? of(closed.closeReason()) : new Outlook.Usual();
	}

	private Outlook of(WebSocketHandshakeRefusedException refused) {
		if (this.rules.fatalStatuses().contains(refused.statusCode())) {
			return new Outlook.Fatal();
		}
		Duration retryAfter = refused.retryAfter();
		if (retryAfter != null) {
			return new Outlook.Later(retryAfter);
		}
		return this.rules.slowStatuses().contains(refused.statusCode()) ? new Outlook.Slow() : new Outlook.Usual();
	}

	/**
	 * The outlook after a session. What this side raised has an error; a Close with the
	 * same code that the application asked for has none.
	 */
	Outlook of(CloseReason reason) {
		if (reason.initiator() == Initiator.REMOTE) {
			return ofPeer(reason.code());
		}
		boolean fatal = reason.error() instanceof WebSocketFatalException
				|| (reason.error() != null && this.rules.fatalOwnCloseCodes().contains(reason.code()));
		return fatal ? new Outlook.Fatal() : new Outlook.Usual();
	}

	private Outlook ofPeer(int code) {
		if (this.rules.fatalCloseCodes().contains(code)) {
			return new Outlook.Fatal();
		}
		if (this.rules.slowCloseCodes().contains(code)) {
			return new Outlook.Slow();
		}
		return this.rules.restartCloseCodes().contains(code) ? new Outlook.Restart() : new Outlook.Usual();
	}

}
