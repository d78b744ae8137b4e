package dev.websockets.client;

import java.util.Locale;

import javax.net.ssl.SSLException;

import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketProxyException;
import dev.websockets.WebSocketTimeoutException;

/**
 * The kinds of failures of a named connection, as they are counted.
 *
 * @since 0.1.0
 */
public enum FailureKind {

	/** The peer refused the handshake. */
	REFUSED,

	/** The peer could not be reached. */
	CONNECT,

	/** The peer could not be trusted, or TLS failed otherwise. */
	TLS,

	/** A proxy could not be reached, or refused. */
	PROXY,

	/** A time limit was over. */
	TIMEOUT,

	/** The session ended before it was prepared. */
	CLOSED,

	/** What prepares the session failed, or something else. */
	OTHER,

	/** An open session ended, and this side had not asked for it. */
	LOST,

	/** The lock of an open connection was lost, or nobody knew any more who had it. */
	REVOKED;

	static FailureKind of(Throwable error) {
		if (error instanceof WebSocketHandshakeRefusedException) {
			return REFUSED;
		}
		if (error instanceof WebSocketTimeoutException) {
			return TIMEOUT;
		}
		if (error instanceof WebSocketProxyException) {
			return PROXY;
		}
		if (error instanceof WebSocketConnectException) {
			return (error.getCause() instanceof SSLException) ? TLS : CONNECT;
		}
		return (error instanceof WebSocketClosedException) ? CLOSED : OTHER;
	}

	/**
	 * The name of the kind as a tag.
	 * @return the name in lower case
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
