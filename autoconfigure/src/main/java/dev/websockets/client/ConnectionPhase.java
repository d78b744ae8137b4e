package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketInterruptedException;

/**
 * The connections that are started and stopped together.
 *
 * @since 0.1.0
 */
public final class ConnectionPhase {

	private static final Duration GRACE = Duration.ofSeconds(2);

	private final int number;

	private final ConnectionRegistry registry;

	private final ConnectionThreads threads;

	private final KeepAlive keepAlive = new KeepAlive();

	private volatile boolean stopped;

	ConnectionPhase(int number, ConnectionRegistry registry, ConnectionThreads threads) {
		this.number = number;
		this.registry = registry;
		this.threads = threads;
	}

	/**
	 * When it is started and stopped.
	 * @return the phase of its lifecycle
	 */
	public int number() {
		return this.number;
	}

	/**
	 * A connection is opened at run time: keep the process alive until {@link #stop()}.
	 */
	void opened(DefaultWebSocketConnection connection) {
		this.keepAlive.hold();
		if (this.stopped) {
			this.keepAlive.release();
			this.registry.remove(connection);
			throw new IllegalStateException(
					"the application stops: connection '" + connection.name() + "' cannot be opened any more");
		}
		connection.open();
	}

	private List<DefaultWebSocketConnection> connections() {
		return this.registry.all()
			.stream()
			.filter((connection) -> connection.settings().startup().phase() == this.number)
			.toList();
	}

	/**
	 * Open the connections that are to be opened when the application starts, and keep
	 * the process alive until {@link #stop()}, also without a web server. Waits for those
	 * only that are fail-fast, each at most its connect timeout and its open timeout; not
	 * for one that another instance of the application has. May be called again after
	 * {@link #stop()}.
	 * @throws WebSocketException if the first attempt of a fail-fast connection fails, or
	 * the thread is interrupted; all connections are stopped then
	 */
	public void start() {
		this.stopped = false;
		connections().forEach(DefaultWebSocketConnection::restart);
		List<DefaultWebSocketConnection> started = connections().stream()
			.filter((connection) -> connection.settings().startup().auto())
			.toList();
		if (!started.isEmpty()) {
			this.keepAlive.hold();
		}
		started.forEach(WebSocketConnection::open);
		try {
			started.stream()
				.filter((connection) -> connection.settings().startup().failFast())
				.forEach(ConnectionPhase::awaitOpen);
		}
		catch (WebSocketException ex) {
			stop();
			throw ex;
		}
	}

	private static void awaitOpen(DefaultWebSocketConnection connection) {
		ConnectionSettings settings = connection.settings();
		try {
			connection.awaitFirstAttempt(settings.timeouts().connect().plus(settings.timeouts().open()).plus(GRACE));
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
	 * handlers that were interrupted have returned, the events were published, and locks
	 * were given back, which is waited for a second at most; at the latest two seconds
	 * after the longest close timeout, when the sessions that are left are cut
	 */
	public CompletableFuture<Void> stop() {
		this.stopped = true;
		this.keepAlive.release();
		List<DefaultWebSocketConnection> connections = connections();
		CompletableFuture<Void> stopped = CompletableFuture
			.allOf(connections.stream().map(DefaultWebSocketConnection::stop).toArray(CompletableFuture[]::new));
		Future<?> limit = this.threads.schedule(() -> {
			connections.forEach(DefaultWebSocketConnection::abort);
			stopped.complete(null);
		}, longestClose(connections).plus(GRACE));
		return stopped.whenComplete((result, ex) -> limit.cancel(false));
	}

	private static Duration longestClose(List<DefaultWebSocketConnection> connections) {
		return connections.stream()
			.map((connection) -> connection.settings().timeouts().close())
			.max(Duration::compareTo)
			.orElse(Duration.ZERO);
	}

}
