package dev.websockets.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.UnknownTypePolicy;

/**
 * What can be said for all clients, and for each of them anew. Unset values are
 * {@code null}: they are inherited.
 */
interface ConnectionProperties {

	@Nullable Duration connectTimeout();

	@Nullable Duration closeTimeout();

	@Nullable Duration openTimeout();

	@Nullable Duration pingInterval();

	@Nullable Duration pingTimeout();

	@Nullable Duration idleTimeout();

	@Nullable DataSize maxMessageSize();

	@Nullable DataSize maxFrameSize();

	@Nullable Integer maxRedirects();

	@Nullable ProxyProperties proxy();

	@Nullable TlsProperties ssl();

	@Nullable String converter();

	@Nullable String origin();

	@Nullable Boolean autoStartup();

	@Nullable IncomingProperties incoming();

	@Nullable OutgoingProperties outgoing();

	@Nullable CompressionProperties compression();

	@Nullable RequestProperties request();

	@Nullable ReconnectProperties reconnect();

	@Nullable HandlerErrorPolicy onError();

	@Nullable UnknownTypePolicy unknownType();

}
