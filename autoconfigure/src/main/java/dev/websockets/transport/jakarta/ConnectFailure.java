package dev.websockets.transport.jakarta;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.transport.Opening;

/**
 * Why a container could not connect. JSR-356 has no type for a refused handshake: its
 * status is read from what the container says.
 *
 * @param cause what the container threw
 * @param request what was asked for
 */
record ConnectFailure(Exception cause, Opening.Request request) {

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final Pattern STATUS_IN_WORDS = Pattern
		.compile("(?i)\\b(?:response|status)\\b\\D{0,40}?(?:\\b101: )?\\b([1-5]\\d{2})\\b");

	WebSocketConnectException exception(HttpHeaders responseHeaders) {
		Integer status = statusInWords();
		if (status != null) {
			return refused(status, responseHeaders);
		}
		return new WebSocketConnectException("cannot connect to " + this.request.uri() + ": " + problem(), this.cause);
	}

	private WebSocketHandshakeRefusedException refused(int status, HttpHeaders headers) {
		String message = (status == SWITCHING_PROTOCOLS)
				? this.request.uri() + " gave a wrong answer to the handshake: " + problem()
				: this.request.uri() + " refused the handshake with status " + status;
		return new WebSocketHandshakeRefusedException(message, status, headers, new byte[0], this.cause);
	}

	private @Nullable Integer statusInWords() {
		for (Throwable cause = this.cause; cause != null; cause = cause.getCause()) {
			String message = cause.getMessage();
			Matcher matcher = STATUS_IN_WORDS.matcher((message != null) ? message : "");
			if (matcher.find()) {
				return Integer.valueOf(matcher.group(1));
			}
		}
		return null;
	}

	private String problem() {
		Throwable mostSpecific = NestedExceptionUtils.getMostSpecificCause(this.cause);
		if (mostSpecific instanceof UnresolvedAddressException || mostSpecific instanceof UnknownHostException) {
			return "unknown host " + this.request.uri().getHost();
		}
		String type = mostSpecific.getClass().getSimpleName();
		return (mostSpecific.getMessage() != null) ? type + ": " + mostSpecific.getMessage() : type;
	}

}
