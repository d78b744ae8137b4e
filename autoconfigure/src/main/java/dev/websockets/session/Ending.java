package dev.websockets.session;

import java.io.IOException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketException;

/**
 * How a session ends, before it is known what is left unsent.
 *
 * @param code the status code
 * @param text the text of the Close frame, or what happened
 * @param initiator who ended the session
 * @param error makes the error that ended it, for every thread that asks, or {@code null}
 */
record Ending(int code, String text, Initiator initiator, @Nullable Supplier<WebSocketException> error) {

	static Ending closed(int code, String text, Initiator initiator) {
		return new Ending(code, text, initiator, null);
	}

	static Ending lost(String text) {
		return new Ending(CloseCode.ABNORMAL, text, Initiator.ABNORMAL, null);
	}

	static Ending connectionLost(@Nullable Throwable cause) {
		String message = (cause != null) ? cause.getMessage() : null;
		String text = (message != null) ? "connection lost: " + message : "connection lost";
		boolean ours = cause != null && !(cause instanceof IOException);
		return ours
				? new Ending(CloseCode.ABNORMAL, text, Initiator.ABNORMAL, () -> new WebSocketException(text, cause))
				: lost(text);
	}

	static Ending failed(int code, String text, Supplier<WebSocketException> error) {
		return new Ending(code, text, Initiator.LOCAL, error);
	}

	CloseReason reason(Unsent unsent) {
		return new CloseReason(this.code, this.text, this.initiator, unsent.messages(), unsent.bytes(),
				(this.error != null) ? this.error.get() : null);
	}

	WebSocketException exception(CloseReason reason) {
		return (this.error != null) ? this.error.get() : new WebSocketClosedException(reason);
	}

}
