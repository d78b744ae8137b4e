package dev.websockets.transport;

import java.net.ProxySelector;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketCredentials;

/**
 * How connections are made, beside their limits. Immutable: {@code with} methods return
 * changed copies.
 *
 * @param maxRedirects the most redirects to follow; zero for none
 * @param credentials the answer to a 401, or {@code null}
 * @param proxies tells the proxy for a URI, or {@code null} for none
 * @param sslContext what {@code wss} trusts and shows, or {@code null} for the default
 * @since 0.1.0
 */
public record ConnectOptions(int maxRedirects, @Nullable WebSocketCredentials credentials,
		@Nullable ProxySelector proxies, @Nullable SSLContext sslContext) {

	private static final ConnectOptions DEFAULTS = new ConnectOptions(5, null, null, null);

	/**
	 * Create these options.
	 * @throws IllegalArgumentException if the number of redirects is negative
	 */
	public ConnectOptions {
		if (maxRedirects < 0) {
			throw new IllegalArgumentException("maxRedirects must not be negative but was " + maxRedirects);
		}
	}

	/**
	 * The options that hold where nothing else is said.
	 * @return the defaults
	 */
	public static ConnectOptions defaults() {
		return DEFAULTS;
	}

}
