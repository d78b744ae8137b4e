package dev.websockets.transport;

import java.net.ProxySelector;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketProxy;

/**
 * How it is found out which proxy a connection goes through.
 *
 * @since 0.1.0
 */
public sealed interface ProxyChoice {

	/**
	 * Every connection goes through the same.
	 *
	 * @param proxy the proxy, with its credentials
	 */
	record Fixed(WebSocketProxy proxy) implements ProxyChoice {
	}

	/**
	 * A selector is asked for every connection.
	 *
	 * @param selector the selector
	 * @param credentials what the proxies that it names are shown, or {@code null}
	 */
	record Selected(ProxySelector selector, @Nullable Credentials credentials) implements ProxyChoice {
	}

}
