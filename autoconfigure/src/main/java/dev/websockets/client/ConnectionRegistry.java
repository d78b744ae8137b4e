package dev.websockets.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.WebSocketConnection;

/**
 * Which connections there are.
 */
final class ConnectionRegistry {

	private final StateLock lock = new StateLock();

	private final Map<ConnectionName, DefaultWebSocketConnection> named = new LinkedHashMap<>();

	private final Set<DefaultWebSocketConnection> others = new LinkedHashSet<>();

	private int number;

	/**
	 * Add the connection of a name.
	 * @throws IllegalArgumentException if there is one
	 */
	void addNamed(String name, DefaultWebSocketConnection connection) {
		this.lock.locked(() -> {
			DefaultWebSocketConnection former = this.named.put(ConnectionName.of(name), connection);
			Assert.isTrue(former == null, () -> "'" + name + "' is defined twice under websockets.clients: names"
					+ " that differ in case and dashes only are the same name");
			return null;
		});
	}

	/**
	 * Add a connection that is opened at run time.
	 */
	void add(DefaultWebSocketConnection connection) {
		this.lock.locked(() -> this.others.add(connection));
	}

	/**
	 * Forget a connection.
	 * @return the connection, or {@code null} if it was not there
	 */
	@Nullable DefaultWebSocketConnection remove(WebSocketConnection connection) {
		return this.lock.locked(() -> {
			boolean removed = this.named.values().remove(connection) || this.others.remove(connection);
			return (removed && connection instanceof DefaultWebSocketConnection ours) ? ours : null;
		});
	}

	/**
	 * What tells connections of one name apart.
	 */
	int nextNumber() {
		return this.lock.locked(() -> ++this.number);
	}

	@Nullable DefaultWebSocketConnection find(String name) {
		return this.lock.locked(() -> this.named.get(ConnectionName.of(name)));
	}

	Set<String> names() {
		return this.lock.locked(() -> {
			Set<String> names = new LinkedHashSet<>();
			this.named.values().forEach((connection) -> names.add(connection.name()));
			return names;
		});
	}

	List<DefaultWebSocketConnection> all() {
		return this.lock.locked(() -> {
			List<DefaultWebSocketConnection> all = new ArrayList<>(this.named.values());
			all.addAll(this.others);
			return all;
		});
	}

}
