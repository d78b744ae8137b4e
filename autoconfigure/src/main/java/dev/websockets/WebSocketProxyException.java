package dev.websockets;

import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * The proxy could not be reached, did not understand, or refused to connect to the host.
 *
 * @since 0.1.0
 */
public class WebSocketProxyException extends WebSocketConnectException {

	private final transient WebSocketProxy proxy;

	private final int statusCode;

	/**
	 * Create the exception.
	 * @param message what happened, with the proxy and the property that changes it
	 * @param proxy the proxy
	 * @param cause the cause, or {@code null} if the proxy answered
	 */
	public WebSocketProxyException(String message, WebSocketProxy proxy, @Nullable Throwable cause) {
		super(message, cause);
		this.proxy = proxy;
		this.statusCode = 0;
	}

	/**
	 * Create the exception for an answer of an HTTP proxy.
	 * @param message what was refused, with the proxy and the property that changes it
	 * @param proxy the proxy
	 * @param statusCode the HTTP status of its answer
	 */
	public WebSocketProxyException(String message, WebSocketProxy proxy, int statusCode) {
		super(message);
		this.proxy = proxy;
		this.statusCode = statusCode;
	}

	/**
	 * The proxy that failed.
	 * @return the proxy
	 */
	public WebSocketProxy proxy() {
		return this.proxy;
	}

	/**
	 * The HTTP status by which the proxy refused.
	 * @return the status code, empty if it was another failure or a SOCKS proxy
	 */
	public OptionalInt statusCode() {
		return (this.statusCode != 0) ? OptionalInt.of(this.statusCode) : OptionalInt.empty();
	}

}
