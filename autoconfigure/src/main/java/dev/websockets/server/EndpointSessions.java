package dev.websockets.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.WebSocketSessionJoinedEvent;
import dev.websockets.WebSocketSessionLeftEvent;
import dev.websockets.session.DefaultWebSocketSession;

/**
 * The sessions of one endpoint that can be reached, in rooms: one for all that have the
 * same values of the variables in its path.
 */
final class EndpointSessions {

	private static final Log logger = LogFactory.getLog(EndpointSessions.class);

	private final Map<List<String>, Set<DefaultWebSocketSession>> rooms = new ConcurrentHashMap<>();

	private final String path;

	private final List<String> variables;

	private final Consumer<Object> events;

	/**
	 * Create this without sessions.
	 * @param path the path of the endpoint
	 * @param events takes the events that sessions joined and left
	 */
	EndpointSessions(String path, Consumer<Object> events) {
		this.path = path;
		this.variables = PathVariables.names(path);
		this.events = events;
	}

	/**
	 * A session can be reached from now on, until it ends. Listeners of the application
	 * are called here.
	 */
	void join(DefaultWebSocketSession session) {
		add(session);
		publish(new WebSocketSessionJoinedEvent(session, this.path));
		session.onClose((reason) -> {
			remove(session);
			publish(new WebSocketSessionLeftEvent(session, this.path, reason));
		});
	}

	private void publish(Object event) {
		try {
			this.events.accept(event);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A listener failed on " + event, ex);
		}
	}

	private void add(DefaultWebSocketSession session) {
		this.rooms.compute(room(session.handshake().pathVariables()), (key, members) -> {
			Set<DefaultWebSocketSession> joined = (members != null) ? members : ConcurrentHashMap.newKeySet();
			joined.add(session);
			return joined;
		});
	}

	private void remove(DefaultWebSocketSession session) {
		this.rooms.computeIfPresent(room(session.handshake().pathVariables()), (key, members) -> {
			members.remove(session);
			return members.isEmpty() ? null : members;
		});
	}

	/**
	 * The names of the variables in the path, in their order.
	 */
	List<String> variables() {
		return this.variables;
	}

	private List<String> room(Map<String, String> values) {
		return this.variables.stream().map((name) -> values.getOrDefault(name, "")).toList();
	}

	/**
	 * The sessions that have these values of variables, which may be fewer than the path
	 * has.
	 */
	Stream<DefaultWebSocketSession> having(Map<String, String> values) {
		if (values.size() == this.variables.size()) {
			return this.rooms.getOrDefault(room(values), Set.of()).stream();
		}
		return this.rooms.entrySet()
			.stream()
			.filter((room) -> isRoom(room.getKey(), values))
			.flatMap((room) -> room.getValue().stream());
	}

	private boolean isRoom(List<String> room, Map<String, String> values) {
		for (int i = 0; i < room.size(); i++) {
			String wanted = values.get(this.variables.get(i));
			if (wanted != null && !wanted.equals(room.get(i))) {
				return false;
			}
		}
		return true;
	}

}
