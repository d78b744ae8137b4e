package dev.websockets.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.client.ConnectionDefinition;
import dev.websockets.client.ConnectionSettings;
import dev.websockets.client.ConnectionTimeouts;
import dev.websockets.client.NamedConnections;
import dev.websockets.client.ReconnectRules;
import dev.websockets.client.ReconnectSettings;
import dev.websockets.client.SendSettings;
import dev.websockets.client.SendWhileDisconnected;
import dev.websockets.client.SessionHandler;
import dev.websockets.client.StartupSettings;
import dev.websockets.client.SupervisionSettings;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.net.Certificates;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * Named connections with short limits, through a {@link FaultProxy}.
 */
final class FaultConnections {

	private static final ConnectionTimeouts TIMEOUTS = new ConnectionTimeouts(Duration.ofSeconds(1),
			Duration.ofSeconds(1), Duration.ofMillis(500));

	private static final ReconnectSettings RECONNECT = new ReconnectSettings(true, Duration.ofMillis(20), 1,
			Duration.ofMillis(10), Duration.ofMillis(50), 1, null, Duration.ofHours(1));

	private FaultConnections() {
	}

	static NamedConnections to(List<String> names, int port, boolean secure) {
		return to(names, port, secure, (name) -> new Ignoring());
	}

	static NamedConnections to(List<String> names, int port, boolean secure,
			Function<String, SessionHandler> handlers) {
		WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
			.baseUrl((secure ? "wss" : "ws") + "://localhost:" + port)
			.sslContext(Certificates.client())
			.settings((settings) -> settings.withConnectTimeout(TIMEOUTS.connect())
				.withCloseTimeout(TIMEOUTS.close())
				.withPing(Duration.ofMillis(200), Duration.ofMillis(600))
				.withOutgoing((queue) -> queue.withSendTimeout(Duration.ofSeconds(2))))
			.build();
		List<ConnectionDefinition> definitions = names.stream()
			.map((name) -> new ConnectionDefinition(settings(name), client))
			.toList();
		return new NamedConnections(definitions, (name) -> {
			throw new IllegalArgumentException(name);
		}, handlers, (event) -> {
		});
	}

	private static ConnectionSettings settings(String name) {
		return new ConnectionSettings(name, TIMEOUTS, StartupSettings.defaults(), RECONNECT,
				ReconnectRules.defaults().withFailedDelay(Duration.ofMillis(50)),
				new SendSettings(SendWhileDisconnected.QUEUE, OutgoingSettings.defaults()), SupervisionSettings.none());
	}

	/**
	 * Throws messages away.
	 */
	private static final class Ignoring implements SessionHandler {

		@Override
		public void opened(WebSocketSession session, WebSocketConnection connection) {
			// nothing to prepare
		}

		@Override
		public CompletableFuture<Void> dispatch(WebSocketSession session, WebSocketConnection connection) {
			session.incoming().discard();
			return session.closeReason().thenAccept((reason) -> {
			});
		}

	}

}
