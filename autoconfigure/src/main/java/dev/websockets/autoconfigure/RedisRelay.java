package dev.websockets.autoconfigure;

import java.util.function.Function;

import dev.websockets.WebSocketBroadcastRelay;

/**
 * Makes the relay {@code redis}, where its library is there.
 *
 * @param factory makes it for a channel, or refuses
 */
record RedisRelay(Function<String, WebSocketBroadcastRelay> factory) {

	WebSocketBroadcastRelay of(String channel) {
		return this.factory.apply(channel);
	}

}
