package dev.websockets.server;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.BroadcastResult;
import dev.websockets.Message;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.relay.BroadcastRelay;
import dev.websockets.relay.RelayedBroadcast;
import dev.websockets.session.Broadcast;
import dev.websockets.session.BroadcastOverflow;
import dev.websockets.session.BroadcastWriters;
import dev.websockets.session.DefaultWebSocketSession;

/**
 * Sends messages to the sessions of endpoints that are selected, here and, where there is
 * a relay, on other instances.
 */
final class Broadcaster {

	private static final Log logger = LogFactory.getLog(Broadcaster.class);

	private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

	private final BroadcastOverflow overflow;

	private final BroadcastWriters writers;

	private final @Nullable BroadcastRelay relay;

	private final BroadcastCount count = new BroadcastCount();

	/**
	 * Create this without endpoints.
	 * @param overflow what becomes of sessions that have no room
	 * @param writers write to many sessions
	 * @param relay knows the other instances, or {@code null} if there are none
	 */
	Broadcaster(BroadcastOverflow overflow, BroadcastWriters writers, @Nullable BroadcastRelay relay) {
		this.overflow = overflow;
		this.writers = writers;
		this.relay = relay;
		if (relay != null) {
			relay.deliverTo(this::deliver);
		}
	}

	/**
	 * What became of all broadcasts so far.
	 */
	BroadcastCount count() {
		return this.count;
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
	 * The names of the variables in a path, in their order.
	 */
	List<String> variables(String path) {
		Endpoint endpoint = this.endpoints.get(path);
		return (endpoint != null) ? endpoint.sessions().variables() : PathVariables.names(path);
	}

	/**
	 * Send a message to the sessions that are there now. All that can be wrong with it is
	 * found before anybody gets it.
	 */
	BroadcastResult broadcast(Selection selection, Object payload, Type type) {
		List<Delivery> deliveries = new ArrayList<>(1);
		for (Endpoint endpoint : endpoints(selection)) {
			deliveries.add(new Delivery(endpoint.path(), endpoint.message(payload, type),
					selection.of(endpoint.sessions()).toList()));
		}
		List<RelayedBroadcast> relayed = relayed(selection, deliveries);
		BroadcastResult result = BroadcastResult.NONE;
		for (Delivery delivery : deliveries) {
			result = result.plus(send(delivery.message(), delivery.sessions()));
		}
		if (this.relay != null) {
			relayed.forEach(this.relay::send);
		}
		return result;
	}

	private List<RelayedBroadcast> relayed(Selection selection, List<Delivery> deliveries) {
		if (this.relay == null || selection.isLocal()) {
			return List.of();
		}
		Assert.state(selection.predicate() == null,
				"A predicate cannot be sent to the other instances of the application: "
						+ "use local() to reach the sessions of this one only, or select by path and attributes");
		return deliveries.stream()
			.map((delivery) -> new RelayedBroadcast(delivery.path(), selection.variables(), selection.attributes(),
					delivery.message()))
			.toList();
	}

	private BroadcastResult send(Message message, List<DefaultWebSocketSession> sessions) {
		BroadcastResult result = new Broadcast(message, this.overflow, this.writers).to(sessions);
		this.count.add(result);
		return result;
	}

	/**
	 * A broadcast comes from another instance, whose endpoints need not be the same.
	 */
	private void deliver(RelayedBroadcast broadcast) {
		Endpoint endpoint = this.endpoints.get(broadcast.path());
		if (endpoint == null) {
			logger.debug("A broadcast was relayed to " + broadcast.path() + ", which is no endpoint here");
			return;
		}
		try {
			endpoint.checkSize(broadcast.message());
		}
		catch (WebSocketMessageTooLargeException ex) {
			logger.warn("A broadcast that was relayed to " + broadcast.path() + " is dropped: " + ex.getMessage());
			return;
		}
		Selection selection = Selection.ALL.at(broadcast.path(), broadcast.variables())
			.withAttributes(broadcast.attributes());
		send(broadcast.message(), selection.of(endpoint.sessions()).toList());
	}

	/**
	 * A message for sessions of an endpoint.
	 *
	 * @param path the path of the endpoint
	 * @param message the message
	 * @param sessions those that are there
	 */
	private record Delivery(String path, Message message, List<DefaultWebSocketSession> sessions) {
	}

}
