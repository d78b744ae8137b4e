package dev.websockets.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.UnknownTypePolicy;

/**
 * What can be said of sessions, be they opened by this side or by the peer, for all of
 * them, and for some of them anew. Unset values are {@code null}: they are inherited.
 */
interface SessionProperties {

	@Nullable Duration closeTimeout();

	@Nullable Duration openTimeout();

	@Nullable Duration pingInterval();

	@Nullable Duration pingTimeout();

	@Nullable Duration idleTimeout();

	@Nullable DataSize maxMessageSize();

	@Nullable DataSize maxFrameSize();

	@Nullable String converter();

	@Nullable IncomingProperties incoming();

	@Nullable OutgoingProperties outgoing();

	@Nullable CompressionProperties compression();

	@Nullable RequestProperties request();

	@Nullable HandlerPolicies handler();

	default @Nullable HandlerErrorPolicy onError() {
		HandlerPolicies handler = handler();
		return (handler != null) ? handler.onError() : null;
	}

	default @Nullable UnknownTypePolicy unknownType() {
		HandlerPolicies handler = handler();
		return (handler != null) ? handler.unknownType() : null;
	}

}
