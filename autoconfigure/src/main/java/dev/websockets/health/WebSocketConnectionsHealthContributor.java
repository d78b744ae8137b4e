package dev.websockets.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnections;

/**
 * The health of every named connection there is at present. The second and further
 * connections of one name have a number behind it.
 *
 * @since 0.1.0
 */
public final class WebSocketConnectionsHealthContributor implements CompositeHealthContributor {

	private final WebSocketConnections connections;

	/**
	 * Create the contributor.
	 * @param connections the connections
	 */
	public WebSocketConnectionsHealthContributor(WebSocketConnections connections) {
		this.connections = connections;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		WebSocketConnection connection = byName().get(name);
		return (connection != null) ? new ConnectionHealthIndicator(connection) : null;
	}

	@Override
	public Stream<HealthContributors.Entry> stream() {
		return byName().entrySet()
			.stream()
			.map((entry) -> new HealthContributors.Entry(entry.getKey(),
					new ConnectionHealthIndicator(entry.getValue())));
	}

	private Map<String, WebSocketConnection> byName() {
		Map<String, WebSocketConnection> byName = new LinkedHashMap<>();
		for (WebSocketConnection connection : this.connections.all()) {
			String name = connection.name();
			for (int number = 2; byName.containsKey(name); number++) {
				name = connection.name() + "#" + number;
			}
			byName.put(name, connection);
		}
		return byName;
	}

}
