package dev.websockets.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The meters of each name. They stay when the last connection of a name is gone.
 */
final class NamedMeters {

	private final StateLock lock = new StateLock();

	private final Map<ConnectionName, ConnectionMeters> meters = new LinkedHashMap<>();

	private final List<String> names = new ArrayList<>();

	private final List<Consumer<String>> listeners = new ArrayList<>();

	/**
	 * The meters of a name, which may be a new one.
	 */
	ConnectionMeters of(String name) {
		List<Consumer<String>> told = this.lock.locked(() -> {
			if (this.meters.putIfAbsent(ConnectionName.of(name), new ConnectionMeters()) != null) {
				return List.of();
			}
			this.names.add(name);
			return List.copyOf(this.listeners);
		});
		told.forEach((listener) -> listener.accept(name));
		return this.lock.locked(() -> this.meters.get(ConnectionName.of(name)));
	}

	@Nullable ConnectionMeters find(String name) {
		return this.lock.locked(() -> this.meters.get(ConnectionName.of(name)));
	}

	/**
	 * Tell of every name there is, and of every new one.
	 */
	void listen(Consumer<String> listener) {
		List<String> present = this.lock.locked(() -> {
			this.listeners.add(listener);
			return List.copyOf(this.names);
		});
		present.forEach(listener);
	}

}
