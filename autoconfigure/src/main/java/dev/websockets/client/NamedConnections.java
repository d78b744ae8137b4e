package dev.websockets.client;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.util.Assert;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketInterruptedException;

/**
 * The named connections of an application. Names that differ in case and dashes only are
 * the same name.
 *
 * @since 0.1.0
 * @see WebSocketConnectionsLifecycle
 */
public final class NamedConnections implements WebSocketConnections {

	private static final Duration GRACE = Duration.ofSeconds(2);

	private final Map<String, DefaultWebSocketConnection> connections = new LinkedHashMap<>();

	private final ConnectionThreads threads = new ConnectionThreads();

	private final KeepAlive keepAlive = new KeepAlive();

	/**
	 * Create the connections, all closed. No thread is started before there is something
	 * to do.
	 * @param definitions the connections to be
	 * @param handlers what serves the sessions of a name, asked at every attempt
	 * @param events takes every change of a state, those of one connection in order, on a
	 * thread that may block; what it throws is logged
	 * @throws IllegalArgumentException if two names are the same
	 */
	public NamedConnections(Collection<ConnectionDefinition> definitions, Function<String, SessionHandler> handlers,
			Consumer<? super WebSocketConnectionEvent> events) {
		for (ConnectionDefinition definition : definitions) {
			String name = definition.name();
			DefaultWebSocketConnection former = this.connections.put(uniform(name),
					new DefaultWebSocketConnection(definition, () -> handlers.apply(name), events, this.threads));
			Assert.isTrue(former == null, () -> "'" + name + "' is defined twice under websockets.clients: names"
					+ " that differ in case and dashes only are the same name");
		}
	}

	@Override
	public WebSocketConnection get(String name) {
		WebSocketConnection connection = this.connections.get(uniform(name));
		Assert.isTrue(connection != null, () -> "There is no '" + name + "' under websockets.clients, only " + names());
		return connection;
	}

	@Override
	public Set<String> names() {
		return this.connections.values()
			.stream()
			.map(WebSocketConnection::name)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Open the connections that are to be opened when the application starts, and keep
	 * the process alive until {@link #stop()}, also without a web server. Waits for those
	 * only that are fail-fast, each at most its connect timeout and its open timeout. May
	 * be called again after {@link #stop()}.
	 * @throws WebSocketException if the first attempt of a fail-fast connection fails, or
	 * the thread is interrupted; all connections are stopped then
	 */
	public void start() {
		this.connections.values().forEach(DefaultWebSocketConnection::restart);
		List<DefaultWebSocketConnection> started = this.connections.values()
			.stream()
			.filter((connection) -> connection.settings().autoStartup())
			.toList();
		if (!started.isEmpty()) {
			this.keepAlive.hold();
		}
		started.forEach(WebSocketConnection::open);
		try {
			started.stream().filter((connection) -> connection.settings().failFast()).forEach(this::awaitOpen);
		}
		catch (WebSocketException ex) {
			stop();
			throw ex;
		}
	}

	private void awaitOpen(DefaultWebSocketConnection connection) {
		ConnectionSettings settings = connection.settings();
		try {
			connection.awaitFirstAttempt(settings.connectTimeout().plus(settings.openTimeout()).plus(GRACE));
		}
		catch (WebSocketInterruptedException ex) {
			throw ex;
		}
		catch (WebSocketException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			throw new WebSocketConnectException("websockets.clients." + settings.name()
					+ ".fail-fast is set, and the first attempt failed: " + ConnectionLog.describe(cause), cause);
		}
	}

	/**
	 * Close all connections at once, with 1001, and begin no attempt any more: until
	 * {@link #start()}, {@link WebSocketConnection#open()} does nothing. Does not wait.
	 * @return completes when all sessions have ended, what was received is handled, OPEN
	 * handlers that were interrupted have returned, and the events were published; at the
	 * latest two seconds after the longest close timeout, when the sessions that are left
	 * are cut
	 */
	public CompletableFuture<Void> stop() {
		this.keepAlive.release();
		CompletableFuture<Void> stopped = CompletableFuture.allOf(this.connections.values()
			.stream()
			.map(DefaultWebSocketConnection::stop)
			.toArray(CompletableFuture[]::new));
		Future<?> limit = this.threads.schedule(() -> {
			this.connections.values().forEach(DefaultWebSocketConnection::abort);
			stopped.complete(null);
		}, longestClose().plus(GRACE));
		return stopped.whenComplete((result, ex) -> limit.cancel(false));
	}

	private Duration longestClose() {
		return this.connections.values()
			.stream()
			.map((connection) -> connection.settings().closeTimeout())
			.max(Duration::compareTo)
			.orElse(Duration.ZERO);
	}

	private static String uniform(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

}
