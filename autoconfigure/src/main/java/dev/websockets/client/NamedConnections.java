package dev.websockets.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.Assert;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketException;

/**
 * The named connections of an application. Names that differ in case and dashes only are
 * the same name.
 *
 * @since 0.1.0
 * @see WebSocketConnectionsLifecycle
 */
public final class NamedConnections implements WebSocketConnections {

	private static final Log logger = LogFactory.getLog(NamedConnections.class);

	private final ConnectionRegistry registry = new ConnectionRegistry();

	private final ConnectionThreads threads = new ConnectionThreads();

	private final NamedMeters meters = new NamedMeters();

	private final Map<Integer, ConnectionPhase> phases = new ConcurrentHashMap<>();

	private final Map<ConnectionName, ConnectionDefinition> definitions = new ConcurrentHashMap<>();

	private final Function<String, ConnectionDefinition> others;

	private final Function<String, SessionHandler> handlers;

	private final Consumer<Object> events;

	/**
	 * Create the connections, all closed. No thread is started before there is something
	 * to do.
	 * @param definitions the connections to be
	 * @param others defines a connection of another name, whose client has no URL
	 * @param handlers what serves the sessions of a name, asked at every attempt
	 * @param events takes every change of a state, and what else is published, that of
	 * one connection in order, on a thread that may block; what it throws is logged
	 * @throws IllegalArgumentException if two names are the same
	 */
	public NamedConnections(Collection<ConnectionDefinition> definitions, Function<String, ConnectionDefinition> others,
			Function<String, SessionHandler> handlers, Consumer<Object> events) {
		this.others = others;
		this.handlers = handlers;
		this.events = events;
		for (ConnectionDefinition definition : definitions) {
			String name = definition.name();
			this.registry.addNamed(name, connection(definition, name));
			this.definitions.put(ConnectionName.of(name), definition);
		}
	}

	private DefaultWebSocketConnection connection(ConnectionDefinition definition, String label) {
		String name = definition.name();
		phase(definition.settings().startup().phase());
		return new DefaultWebSocketConnection(definition, label, () -> this.handlers.apply(name), this.events,
				this.meters.of(name), this.threads);
	}

	@Override
	public WebSocketConnection get(String name) {
		WebSocketConnection connection = this.registry.find(name);
		Assert.isTrue(connection != null, () -> unknown(name));
		return connection;
	}

	private String unknown(String name) {
		return "There is no '" + name + "' under websockets.clients, only " + names();
	}

	@Override
	public Set<String> names() {
		return this.registry.names();
	}

	@Override
	public List<WebSocketConnection> all() {
		return List.copyOf(this.registry.all());
	}

	@Override
	public WebSocketConnection open(String name, Map<String, ?> uriVariables) {
		ConnectionDefinition definition = this.definitions.get(ConnectionName.of(name));
		Assert.isTrue(definition != null, () -> unknown(name));
		return open(definition.with(uriVariables));
	}

	@Override
	public WebSocketConnection open(String name, Consumer<WebSocketClient.Builder> client) {
		ConnectionDefinition definition = this.definitions.get(ConnectionName.of(name));
		if (definition == null) {
			definition = this.others.apply(name);
		}
		WebSocketClient changed = definition.client().mutate().apply(client).build();
		return open(definition.with(changed));
	}

	private WebSocketConnection open(ConnectionDefinition definition) {
		checkUrl(definition);
		DefaultWebSocketConnection connection = connection(definition,
				definition.name() + "#" + this.registry.nextNumber());
		this.registry.add(connection);
		phase(definition.settings().startup().phase()).opened(connection);
		return connection;
	}

	private static void checkUrl(ConnectionDefinition definition) {
		try {
			definition.client().uri("", definition.uriVariables());
		}
		catch (WebSocketException ex) {
			logger.debug("The URL of connection '" + definition.name() + "' is not known yet", ex);
		}
	}

	@Override
	public void remove(WebSocketConnection connection) {
		DefaultWebSocketConnection removed = this.registry.remove(connection);
		if (removed != null) {
			removed.remove();
		}
	}

	/**
	 * What the connections of a name have done so far.
	 * @param name the name of a connection that there is, or was
	 * @return the meters of that name
	 * @throws IllegalArgumentException if there was none of that name
	 */
	public ConnectionMeters meters(String name) {
		ConnectionMeters meters = this.meters.find(name);
		Assert.isTrue(meters != null, () -> unknown(name));
		return meters;
	}

	/**
	 * Be told of every name of a connection: of those there are now, and of every new one
	 * that is opened at run time.
	 * @param listener called once for each name, by the thread that adds it
	 */
	public void onName(Consumer<String> listener) {
		this.meters.listen(listener);
	}

	/**
	 * The phases in which connections are started and stopped.
	 * @return a snapshot
	 */
	public List<ConnectionPhase> phases() {
		return List.copyOf(this.phases.values());
	}

	/**
	 * The connections that are started and stopped in a phase.
	 * @param number the phase
	 * @return the connections, maybe none
	 */
	public ConnectionPhase phase(int number) {
		return this.phases.computeIfAbsent(number, (key) -> new ConnectionPhase(key, this.registry, this.threads));
	}

	/**
	 * Start the connections of all phases, see {@link ConnectionPhase#start()}.
	 * @throws WebSocketException if the first attempt of a fail-fast connection fails, or
	 * the thread is interrupted
	 */
	public void start() {
		this.phases.values().forEach(ConnectionPhase::start);
	}

	/**
	 * Stop the connections of all phases, see {@link ConnectionPhase#stop()}.
	 * @return completes when all are stopped
	 */
	public CompletableFuture<Void> stop() {
		return CompletableFuture
			.allOf(this.phases.values().stream().map(ConnectionPhase::stop).toArray(CompletableFuture[]::new));
	}

}
