package dev.websockets.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What can be said for all clients, and for each of them anew. Unset values are
 * {@code null}: they are inherited.
 */
interface ConnectionProperties extends SessionProperties {

	@Nullable Duration connectTimeout();

	@Nullable Integer maxRedirects();

	@Nullable ProxyProperties proxy();

	@Nullable TlsProperties ssl();

	@Nullable String origin();

	@Nullable Boolean autoStartup();

	@Nullable ReconnectProperties reconnect();

}
