package dev.websockets.server;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.websockets.session.BroadcastOverflow;

/**
 * What holds for endpoints where their code says nothing else.
 *
 * @param others what holds for endpoints that have no options of their own
 * @param byPath the options of those that have, by path
 * @param maxConnections the most sessions at a time, or {@code null} for any number
 * @param maxConnectionsPerAddress the most sessions at a time of one remote address, or
 * {@code null} for any number
 * @param broadcastOverflow what becomes of sessions that have no room for a broadcast
 * @since 0.1.0
 */
public record ServerSettings(EndpointOptions others, Map<String, EndpointOptions> byPath,
		@Nullable Integer maxConnections, @Nullable Integer maxConnectionsPerAddress,
		BroadcastOverflow broadcastOverflow) {

	/**
	 * Create these settings.
	 */
	public ServerSettings {
		byPath = Map.copyOf(byPath);
	}

	EndpointOptions at(String path) {
		return this.byPath.getOrDefault(path, this.others);
	}

}
