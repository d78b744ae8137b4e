package dev.websockets.server;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.websockets.BroadcastResult;
import dev.websockets.Message;
import dev.websockets.session.Broadcast;
import dev.websockets.session.BroadcastOverflow;
import dev.websockets.session.BroadcastWriters;
import dev.websockets.session.DefaultWebSocketSession;

/**
 * Sends messages to the sessions of endpoints that are selected.
 */
final class Broadcaster {

	private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

	private final BroadcastOverflow overflow;

	private final BroadcastWriters writers;

	Broadcaster(BroadcastOverflow overflow, BroadcastWriters writers) {
		this.overflow = overflow;
		this.writers = writers;
	}

	/**
	 * There is an endpoint whose sessions can be selected.
	 */
	void add(Endpoint endpoint) {
		this.endpoints.put(endpoint.path(), endpoint);
	}

	/**
	 * The sessions that are there now.
	 */
	Stream<DefaultWebSocketSession> sessions(Selection selection) {
		return endpoints(selection).stream().flatMap((endpoint) -> selection.of(endpoint.sessions()));
	}

	private Collection<Endpoint> endpoints(Selection selection) {
		String path = selection.path();
		if (path == null) {
			return this.endpoints.values();
		}
		Endpoint endpoint = this.endpoints.get(path);
		if (endpoint == null) {
			throw new IllegalArgumentException("There is no WebSocket endpoint " + path
					+ " whose sessions exchange messages, but " + new TreeSet<>(this.endpoints.keySet()));
		}
		return List.of(endpoint);
	}

	/**
	 * Send a message to the sessions that are there now. All that can be wrong with it is
	 * found before anybody gets it.
	 */
	BroadcastResult broadcast(Selection selection, Object payload, Type type) {
		Map<Endpoint, Message> messages = new LinkedHashMap<>();
		endpoints(selection).forEach((endpoint) -> messages.put(endpoint, endpoint.message(payload, type)));
		int queued = 0;
		int dropped = 0;
		int closed = 0;
		for (Map.Entry<Endpoint, Message> message : messages.entrySet()) {
			BroadcastResult result = new Broadcast(message.getValue(), this.overflow, this.writers)
				.to(selection.of(message.getKey().sessions()).toList());
			queued += result.queued();
			dropped += result.dropped();
			closed += result.closed();
		}
		return new BroadcastResult(queued, dropped, closed);
	}

}
