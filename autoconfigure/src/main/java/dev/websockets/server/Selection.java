package dev.websockets.server;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketSession;
import dev.websockets.session.DefaultWebSocketSession;

/**
 * Which sessions are meant.
 *
 * @param path the path of their endpoint, or {@code null} for all endpoints
 * @param variables the values of variables in the path, by name
 * @param attributes the attributes they have, by name
 * @param except those that are left out
 * @param predicate what else they have to be, or {@code null} for nothing
 * @param isLocal whether those of other instances are left out
 */
record Selection(@Nullable String path, Map<String, String> variables, Map<String, Object> attributes,
		Set<WebSocketSession> except, @Nullable Predicate<? super WebSocketSession> predicate, boolean isLocal) {

	static final Selection ALL = new Selection(null, Map.of(), Map.of(), Set.of(), null, false);

	Selection at(String path, Map<String, String> variables) {
		return new Selection(path, Map.copyOf(variables), this.attributes, this.except, this.predicate, this.isLocal);
	}

	Selection withAttribute(String name, Object value) {
		return withAttributes(Map.of(name, value));
	}

	Selection withAttributes(Map<String, Object> more) {
		Map<String, Object> attributes = new HashMap<>(this.attributes);
		attributes.putAll(more);
		return new Selection(this.path, this.variables, Map.copyOf(attributes), this.except, this.predicate,
				this.isLocal);
	}

	Selection except(WebSocketSession session) {
		Set<WebSocketSession> except = new HashSet<>(this.except);
		except.add(session);
		return new Selection(this.path, this.variables, this.attributes, Set.copyOf(except), this.predicate,
				this.isLocal);
	}

	Selection local() {
		return new Selection(this.path, this.variables, this.attributes, this.except, this.predicate, true);
	}

	Selection filter(Predicate<? super WebSocketSession> predicate) {
		Predicate<? super WebSocketSession> before = this.predicate;
		Predicate<? super WebSocketSession> both = (before != null)
				? (session) -> before.test(session) && predicate.test(session) : predicate;
		return new Selection(this.path, this.variables, this.attributes, this.except, both, this.isLocal);
	}

	/**
	 * Those that are meant of the sessions of an endpoint that is.
	 */
	Stream<DefaultWebSocketSession> of(EndpointSessions endpoint) {
		Stream<DefaultWebSocketSession> sessions = endpoint.having(this.variables);
		if (!this.attributes.isEmpty()) {
			sessions = sessions
				.filter((session) -> session.attributes().entrySet().containsAll(this.attributes.entrySet()));
		}
		if (!this.except.isEmpty()) {
			sessions = sessions.filter((session) -> !this.except.contains(session));
		}
		return (this.predicate != null) ? sessions.filter(this.predicate) : sessions;
	}

}
