package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.websockets.OutgoingSettings;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * One connection named {@code feed} over real sockets, with short limits.
 */
final class TestConnections implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(5);

	private final List<WebSocketConnectionEvent> events = new CopyOnWriteArrayList<>();

	private final List<Object> others = new CopyOnWriteArrayList<>();

	private final NamedConnections connections;

	private TestConnections(Builder builder) {
		ConnectionSettings settings = new ConnectionSettings("feed",
				new ConnectionTimeouts(builder.connectTimeout, builder.openTimeout, builder.closeTimeout),
				new StartupSettings(builder.autoStartup, builder.failFast, StartupSettings.defaults().phase()),
				builder.reconnect, builder.rules, builder.sends, builder.supervision);
		SessionSettings sessions = builder.sessions.withConnectTimeout(builder.connectTimeout)
			.withCloseTimeout(builder.closeTimeout);
		WebSocketClient client = WebSocketClients.builder(new TyrusTransport())
			.baseUrl(builder.url)
			.settings((defaults) -> sessions)
			.apply(builder.client)
			.build();
		ConnectionDefinition definition = new ConnectionDefinition(settings, client, Map.of(), builder.permits);
		this.connections = new NamedConnections(List.of(definition), TestConnections::noOther,
				(name) -> builder.handler, this::event);
	}

	static ConnectionDefinition noOther(String name) {
		throw new IllegalArgumentException(name);
	}

	private void event(Object event) {
		if (event instanceof WebSocketConnectionEvent change) {
			this.events.add(change);
		}
		else {
			this.others.add(event);
		}
	}

	static Builder to(WebSocketTestServer server) {
		return new Builder(() -> server.uri().toString());
	}

	static Builder to(Supplier<String> url) {
		return new Builder(url);
	}

	NamedConnections connections() {
		return this.connections;
	}

	WebSocketConnection connection() {
		return this.connections.get("feed");
	}

	/**
	 * The states so far, by the events, which must be without gaps.
	 */
	List<WebSocketConnection.State> states() {
		return this.events.stream().map(WebSocketConnectionEvent::to).toList();
	}

	List<WebSocketConnectionEvent> events() {
		return this.events;
	}

	/**
	 * What was published beside changes of the state.
	 */
	List<Object> otherEvents() {
		return this.others;
	}

	@Override
	public void close() {
		stop();
	}

	void stop() {
		this.connections.stop().orTimeout(10, TimeUnit.SECONDS).join();
	}

	/**
	 * Reconnects at once, for ever, and never takes a session for stable.
	 */
	static final class Builder {

		private final Supplier<String> url;

		private SessionHandler handler = new RecordingHandler();

		private Duration connectTimeout = LIMIT;

		private Duration openTimeout = LIMIT;

		private Duration closeTimeout = Duration.ofMillis(500);

		private boolean autoStartup = true;

		private boolean failFast;

		private ReconnectSettings reconnect = reconnect(Duration.ofMillis(20), null);

		private ReconnectRules rules = ReconnectRules.defaults();

		private SendSettings sends = SendSettings.defaults();

		private SupervisionSettings supervision = SupervisionSettings.none();

		private @Nullable ConnectionPermits permits;

		private SessionSettings sessions = SessionSettings.defaults();

		private Consumer<WebSocketClient.Builder> client = (builder) -> {
		};

		private Builder(Supplier<String> url) {
			this.url = url;
		}

		static ReconnectSettings reconnect(Duration delay, @Nullable Integer maxAttempts) {
			return new ReconnectSettings(true, delay, 1, delay, delay, 0, maxAttempts, Duration.ofHours(1));
		}

		Builder handler(SessionHandler handler) {
			this.handler = handler;
			return this;
		}

		Builder connectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
			return this;
		}

		Builder openTimeout(Duration openTimeout) {
			this.openTimeout = openTimeout;
			return this;
		}

		Builder closeTimeout(Duration closeTimeout) {
			this.closeTimeout = closeTimeout;
			return this;
		}

		Builder manual() {
			this.autoStartup = false;
			return this;
		}

		Builder failFast() {
			this.failFast = true;
			return this;
		}

		Builder delay(Duration delay) {
			return reconnect(reconnect(delay, null));
		}

		Builder maxAttempts(int maxAttempts) {
			return reconnect(reconnect(Duration.ofMillis(20), maxAttempts));
		}

		Builder reconnect(ReconnectSettings reconnect) {
			this.reconnect = reconnect;
			return this;
		}

		Builder rules(ReconnectRules rules) {
			this.rules = rules;
			return this;
		}

		Builder sends(SendWhileDisconnected whileDisconnected, OutgoingSettings queue) {
			this.sends = new SendSettings(whileDisconnected, queue);
			return this;
		}

		Builder supervision(SupervisionSettings supervision) {
			this.supervision = supervision;
			return this;
		}

		Builder permits(ConnectionPermits permits) {
			this.permits = permits;
			return this;
		}

		Builder sessions(UnaryOperator<SessionSettings> sessions) {
			this.sessions = sessions.apply(this.sessions);
			return this;
		}

		Builder client(Consumer<WebSocketClient.Builder> client) {
			this.client = client;
			return this;
		}

		TestConnections build() {
			return new TestConnections(this);
		}

		TestConnections start() {
			TestConnections connections = build();
			connections.connections().start();
			return connections;
		}

	}

}
