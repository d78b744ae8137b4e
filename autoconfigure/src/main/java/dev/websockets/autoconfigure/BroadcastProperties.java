package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.websockets.session.BroadcastOverflow;

/**
 * How broadcasts to the sessions of endpoints are sent.
 *
 * @param overflow what becomes of a session whose outgoing queue has no room for a
 * broadcast: close (it is closed with 1013), drop-oldest (older broadcasts that wait in
 * the queue make room), or drop-latest (it does not get this one)
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
