package dev.websockets.transport.tyrus;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.transport.Opening;
import dev.websockets.transport.http.Hop;
import dev.websockets.transport.http.MalformedAnswerException;

/**
 * Why the opening handshake has no answer that can be understood.
 *
 * @param cause what connecting, writing or reading threw
 * @param hop where to
 * @param request what the application asked for
 */
record HandshakeFailure(Throwable cause, Hop hop, Opening.Request request) {

	/**
	 * The error that the application sees.
	 */
	WebSocketException exception() {
		if (this.cause instanceof WebSocketConnectException known) {
			return known;
		}
		if (this.cause instanceof SocketTimeoutException) {
			return new WebSocketTimeoutException(
					"no session with " + this.request.uri() + " within websockets.connect-timeout ("
							+ this.request.settings().connectTimeout().toMillis() + " ms)",
					this.cause);
		}
		if (this.cause instanceof MalformedAnswerException malformed) {
			return this.hop.failure(malformed);
		}
		return new WebSocketConnectException("cannot connect to " + this.hop + ": " + problem(), this.cause);
	}

	private String problem() {
		String message = this.cause.getMessage();
		if (this.cause instanceof UnknownHostException) {
			return "unknown host " + message;
		}
		if (this.cause instanceof SSLException) {
			return "TLS failed: " + message;
		}
		String type = this.cause.getClass().getSimpleName();
		return (message != null) ? type + ": " + message : type;
	}

}
