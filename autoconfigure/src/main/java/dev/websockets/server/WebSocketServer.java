package dev.websockets.server;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSessions;
import dev.websockets.handler.EndpointHandlers;
import dev.websockets.relay.BroadcastRelay;
import dev.websockets.session.BroadcastWriters;
import dev.websockets.session.SessionThreads;

/**
 * The endpoints of an application, and their sessions.
 *
 * @since 0.1.0
 */
public final class WebSocketServer {

	private final ServerSessions sessions = new ServerSessions();

	private final Map<String, Endpoint> endpoints = new HashMap<>();

	private final UpgradeFactory upgrades;

	private final ServerSettings settings;

	private final SessionThreads threads;

	private final Places places;

	private final Broadcaster broadcaster;

	private final Consumer<Object> events;

	/**
	 * Create a server without endpoints.
	 * @param settings what holds for endpoints where their code says nothing else
	 * @param threads the threads their sessions run on
	 * @param events takes {@link dev.websockets.WebSocketSessionJoinedEvent} and
	 * {@link dev.websockets.WebSocketSessionLeftEvent} on threads that may block
	 * @param relay brings broadcasts to other instances and theirs here, or {@code null}
	 * if there are none
	 */
	public WebSocketServer(ServerSettings settings, SessionThreads threads, Consumer<Object> events,
			@Nullable BroadcastRelay relay) {
		this.settings = settings;
		this.events = events;
		this.broadcaster = new Broadcaster(settings.broadcastOverflow(), new BroadcastWriters(threads), relay);
		this.threads = threads;
		this.places = new Places(settings.maxConnections(), settings.maxConnectionsPerAddress(), threads.timer());
		this.upgrades = new UpgradeFactory(threads, this.sessions);
	}

	/**
	 * What makes sessions of connections.
	 * @return the factory, for the strategy of a container
	 */
	public UpgradeFactory upgrades() {
		return this.upgrades;
	}

	/**
	 * Add the endpoints of routers.
	 * @param routers declare them
	 * @throws IllegalStateException if there are two endpoints at one path
	 */
	public void addRouters(Collection<WebSocketRouter> routers) {
		routers.forEach((router) -> router.endpoints()
			.forEach((definition) -> add(definition, this.settings.at(definition.path()))));
	}

	/**
	 * Add the endpoints of handler methods.
	 * @param handlers the methods, by path
	 * @throws IllegalStateException if there are two endpoints at one path
	 */
	public void addHandlers(Collection<EndpointHandlers> handlers) {
		for (EndpointHandlers one : handlers) {
			EndpointOptions options = this.settings.at(one.path());
			add(new EndpointDefinition(one.path(), one.subprotocols(), UnaryOperator.identity(), null, null,
					new HandlersService(one.handlers(), options.openTimeout(), this.threads.timer())), options);
		}
	}

	private void add(EndpointDefinition definition, EndpointOptions options) {
		Endpoint endpoint = options.endpoint(definition, this.events);
		Endpoint before = this.endpoints.put(definition.path(), endpoint);
		Assert.state(before == null, () -> "There are two WebSocket endpoints at " + definition.path());
		if (endpoint.hasMessages()) {
			this.broadcaster.add(endpoint);
		}
	}

	/**
	 * Whether there is something to serve.
	 * @return false if no endpoint was added
	 */
	public boolean hasEndpoints() {
		return !this.endpoints.isEmpty();
	}

	/**
	 * The sessions of all endpoints, but of those that show every frame.
	 * @return the sessions that are there whenever they are asked for
	 */
	public WebSocketSessions allSessions() {
		return new SelectedSessions(Selection.ALL, this.broadcaster);
	}

	/**
	 * What became of all that was broadcast.
	 * @return the numbers, which go on to grow
	 */
	public BroadcastCount broadcasts() {
		return this.broadcaster.count();
	}

	/**
	 * All endpoints.
	 * @return their paths, in alphabetical order
	 */
	public Set<String> paths() {
		return new TreeSet<>(this.endpoints.keySet());
	}

	/**
	 * The endpoints whose sessions show every frame.
	 * @return their paths
	 */
	public List<String> rawEndpoints() {
		return paths((endpoint) -> !endpoint.hasMessages());
	}

	/**
	 * The endpoints whose frames have to be smaller than messages may be.
	 * @return their paths
	 */
	public List<String> endpointsWithFrameLimit() {
		return paths((endpoint) -> {
			SessionSettings settings = endpoint.settings();
			return settings.maxFrameSize().compareTo(settings.maxMessageSize()) < 0;
		});
	}

	private List<String> paths(Predicate<Endpoint> which) {
		return this.endpoints.values().stream().filter(which).map(Endpoint::path).sorted().toList();
	}

	/**
	 * Have requests brought to the endpoints, all of which are added.
	 * @param strategy upgrades their connections
	 * @param interceptors called around each handshake, in order
	 * @param mappings bring the requests
	 */
	public void serve(RequestUpgradeStrategy strategy, List<HandshakeInterceptor> interceptors,
			Collection<EndpointMapping> mappings) {
		EndpointHandshake handshake = new EndpointHandshake(strategy, this.places, this.sessions);
		this.endpoints.forEach((path, endpoint) -> {
			WebSocketHttpRequestHandler handler = new WebSocketHttpRequestHandler(new EndpointHandler(endpoint),
					handshake);
			handler.setHandshakeInterceptors(interceptors);
			mappings.forEach((mapping) -> mapping.add(path, handler));
		});
	}

	/**
	 * How many connections there are.
	 * @return the number of handshakes that were answered with 101, and whose connections
	 * have not ended
	 */
	public int size() {
		return this.places.taken();
	}

	/**
	 * Close all sessions with 1001, and refuse handshakes from now on.
	 * @return completes when the sessions have ended
	 */
	public CompletableFuture<Void> stop() {
		return this.sessions.stop();
	}

	/**
	 * Accept handshakes again.
	 */
	public void start() {
		this.sessions.start();
	}

}
