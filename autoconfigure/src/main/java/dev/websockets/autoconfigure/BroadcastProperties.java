package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.websockets.server.BroadcastOverflow;

/**
 * How broadcasts to the sessions of endpoints are sent.
 *
 * @param overflow what happens to a broadcast where a session has no room for it
 * @param relay what brings broadcasts to other instances of the application: redis, or
 * the name of a WebSocketBroadcastRelay bean. Nothing if not set
 * @param channel the channel of Redis, websockets: and the name of the application if not
 * set
 */
record BroadcastProperties(@DefaultValue("close") BroadcastOverflow overflow, @Nullable String relay,
		@Nullable String channel) {

	static final String PREFIX = EndpointSettings.PREFIX + ".broadcast";

	static final String REDIS = "redis";

}
