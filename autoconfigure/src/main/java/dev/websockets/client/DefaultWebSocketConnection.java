package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.Frame;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.WebSocketSession;

/**
 * What users see of a named connection: sends go to the open session, everything else to
 * the {@link ConnectionCycle}.
 */
final class DefaultWebSocketConnection implements WebSocketConnection {

	private static final Predicate<Status> MAY_OPEN = (status) -> status.state() == State.CONNECTING
			|| status.state() == State.BACKING_OFF;

	private static final Predicate<Status> FIRST_ATTEMPT = (status) -> status.state() == State.CONNECTING
			&& status.attempt() == 1;

	private final ConnectionSettings settings;

	private final ConnectionEvents events;

	private final ConnectionStatus status;

	private final ConnectionCycle cycle;

	/**
	 * Create the connection, closed.
	 * @param definition the settings and the client
	 * @param handler asked for what serves the sessions, at every attempt
	 * @param sink takes the events, on a thread that may block
	 * @param threads shared with other connections
	 */
	DefaultWebSocketConnection(ConnectionDefinition definition, Supplier<SessionHandler> handler,
			Consumer<? super WebSocketConnectionEvent> sink, ConnectionThreads threads) {
		this.settings = definition.settings();
		this.events = new ConnectionEvents(sink, threads);
		this.status = new ConnectionStatus(this, this.events);
		this.cycle = new ConnectionCycle(definition, handler, this, this.status, threads);
	}

	ConnectionSettings settings() {
		return this.settings;
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public Status status() {
		return this.status.get();
	}

	@Override
	public @Nullable WebSocketSession session() {
		return this.status.session();
	}

	@Override
	public void send(Frame frame) {
		openSession().send(frame);
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		WebSocketSession session = session();
		return (session != null) ? session.sendAsync(frame) : CompletableFuture.failedFuture(this.status.notOpen());
	}

	@Override
	public void convertAndSend(Object payload) {
		openSession().convertAndSend(payload);
	}

	@Override
	public <T> void convertAndSend(T payload, ParameterizedTypeReference<T> type) {
		openSession().convertAndSend(payload, type);
	}

	private WebSocketSession openSession() {
		WebSocketSession session = session();
		if (session == null) {
			throw this.status.notOpen();
		}
		return session;
	}

	@Override
	public WebSocketSession awaitOpen(Duration timeout) {
		return this.status.awaitOpen(timeout, MAY_OPEN);
	}

	/**
	 * Wait until the first attempt has led to an open session.
	 * @param timeout the longest wait
	 * @return the open session
	 */
	WebSocketSession awaitFirstAttempt(Duration timeout) {
		return this.status.awaitOpen(timeout, FIRST_ATTEMPT);
	}

	@Override
	public void open() {
		this.cycle.open();
	}

	@Override
	public void close() {
		this.cycle.close();
	}

	/**
	 * Close with 1001, and ignore {@link #open()} until {@link #restart()}. Does not
	 * wait.
	 * @return completes when nothing of this connection is left
	 */
	CompletableFuture<Void> stop() {
		CompletableFuture<Void> stopped = this.cycle.stop();
		return CompletableFuture.allOf(stopped, this.events.published());
	}

	void restart() {
		this.cycle.restart();
	}

	/**
	 * Cut what {@link #stop()} has not closed in time.
	 */
	void abort() {
		this.cycle.abort();
	}

	@Override
	public String toString() {
		return "WebSocketConnection '" + name() + "' " + status().state();
	}

}
