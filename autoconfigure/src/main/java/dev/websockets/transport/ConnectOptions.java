package dev.websockets.transport;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketTls;

/**
 * How connections are made, beside their limits. Immutable: {@code with} methods return
 * changed copies.
 *
 * @param maxRedirects the most redirects to follow, zero for none; {@code null} for 5
 * where the transport can
 * @param credentials the answer to a 401, or {@code null}
 * @param proxy which proxy to go through, or {@code null} for none
 * @param tls asked at every attempt how {@code wss} is secured, or {@code null} for the
 * default of the JVM
 * @param extensions the extensions to offer, in the order of their installation
 * @since 0.1.0
 */
public record ConnectOptions(@Nullable Integer maxRedirects, @Nullable Credentials credentials,
		@Nullable ProxyChoice proxy, @Nullable Supplier<WebSocketTls> tls, List<WebSocketExtensionFactory> extensions) {

	private static final int DEFAULT_MAX_REDIRECTS = 5;

	private static final ConnectOptions DEFAULTS = new ConnectOptions(null, null, null, null, List.of());

	/**
	 * Create these options.
	 * @throws IllegalArgumentException if the number of redirects is negative, or two
	 * extensions have the same name or claim the same reserved bit
	 */
	public ConnectOptions {
		extensions = List.copyOf(extensions);
		OfferedExtensions.check(extensions);
		if (maxRedirects != null && maxRedirects < 0) {
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

	/**
	 * The most redirects to follow.
	 * @return the number that was set, or the default
	 */
	public int redirectLimit() {
		return (this.maxRedirects != null) ? this.maxRedirects : DEFAULT_MAX_REDIRECTS;
	}

	/**
	 * These options with another number of redirects.
	 * @param maxRedirects the most redirects to follow; zero for none
	 * @return a changed copy
	 */
	public ConnectOptions withMaxRedirects(int maxRedirects) {
		return new ConnectOptions(maxRedirects, this.credentials, this.proxy, this.tls, this.extensions);
	}

	/**
	 * These options with other credentials.
	 * @param credentials the answer to a 401, or {@code null}
	 * @return a changed copy
	 */
	public ConnectOptions withCredentials(@Nullable Credentials credentials) {
		return new ConnectOptions(this.maxRedirects, credentials, this.proxy, this.tls, this.extensions);
	}

	/**
	 * These options with another proxy.
	 * @param proxy which proxy to go through, or {@code null} for none
	 * @return a changed copy
	 */
	public ConnectOptions withProxy(@Nullable ProxyChoice proxy) {
		return new ConnectOptions(this.maxRedirects, this.credentials, proxy, this.tls, this.extensions);
	}

	/**
	 * These options with other keys and trusted certificates.
	 * @param tls says how {@code wss} is secured, or {@code null} for the default
	 * @return a changed copy
	 */
	public ConnectOptions withTls(@Nullable Supplier<WebSocketTls> tls) {
		return new ConnectOptions(this.maxRedirects, this.credentials, this.proxy, tls, this.extensions);
	}

	/**
	 * These options with other extensions.
	 * @param extensions the extensions to offer, in the order of their installation
	 * @return a changed copy
	 * @throws IllegalArgumentException if two of them have the same name or claim the
	 * same reserved bit
	 */
	public ConnectOptions withExtensions(List<WebSocketExtensionFactory> extensions) {
		return new ConnectOptions(this.maxRedirects, this.credentials, this.proxy, this.tls, extensions);
	}

}
