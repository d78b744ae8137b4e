package dev.websockets.server;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.Assert;

import dev.websockets.BroadcastResult;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;

/**
 * What users see of a selection: narrows it, and looks up whom it means.
 *
 * @param selection which sessions are meant
 * @param broadcaster knows the endpoints and their sessions
 */
record SelectedSessions(Selection selection, Broadcaster broadcaster) implements WebSocketSessions {

	@Override
	public WebSocketSessions at(String path, Object... variables) {
		List<String> names = this.broadcaster.variables(path);
		Assert.isTrue(variables.length <= names.size(),
				() -> path + " has " + names.size() + " variables, but there are " + variables.length + " values");
		Map<String, Object> byName = new HashMap<>();
		Iterator<String> name = names.iterator();
		for (Object value : variables) {
			byName.put(name.next(), value);
		}
		return at(path, byName);
	}

	@Override
	public WebSocketSessions at(String path, Map<String, ?> variables) {
		List<String> names = this.broadcaster.variables(path);
		Map<String, String> values = new HashMap<>();
		variables.forEach((name, value) -> {
			Assert.isTrue(names.contains(name), () -> path + " has no variable '" + name + "', but " + names);
			Assert.notNull(value, () -> "The variable '" + name + "' of " + path + " must not be null");
			values.put(name, value.toString());
		});
		return with(this.selection.at(path, values));
	}

	@Override
	public WebSocketSessions withAttribute(String name, Object value) {
		return with(this.selection.withAttribute(name, value));
	}

	@Override
	public WebSocketSessions except(WebSocketSession session) {
		return with(this.selection.except(session));
	}

	@Override
	public WebSocketSessions local() {
		return with(this.selection.local());
	}

	@Override
	public WebSocketSessions filter(Predicate<? super WebSocketSession> predicate) {
		return with(this.selection.filter(predicate));
	}

	private WebSocketSessions with(Selection selection) {
		return new SelectedSessions(selection, this.broadcaster);
	}

	@Override
	public Stream<WebSocketSession> stream() {
		return this.broadcaster.sessions(this.selection).map(WebSocketSession.class::cast);
	}

	@Override
	public int size() {
		return (int) stream().count();
	}

	@Override
	public BroadcastResult broadcast(Object payload) {
		return broadcast(payload, (Type) payload.getClass());
	}

	@Override
	public <T> BroadcastResult broadcast(T payload, ParameterizedTypeReference<T> type) {
		return broadcast(payload, type.getType());
	}

	private BroadcastResult broadcast(Object payload, Type type) {
		return this.broadcaster.broadcast(this.selection, payload, type);
	}

}
