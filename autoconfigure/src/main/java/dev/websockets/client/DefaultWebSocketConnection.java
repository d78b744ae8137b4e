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
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketSession;

/**
 * What users see of a named connection: sends go to the open session, everything else to
 * the {@link ConnectionCycle}.
 */
final class DefaultWebSocketConnection implements WebSocketConnection {

	private static final Predicate<Status> FIRST_ATTEMPT = (status) -> status.state() == State.CONNECTING
			&& status.attempt() == 1;

	private final ConnectionSettings settings;

	private final WebSocketMessageConverter converter;

	private final ConnectionEvents events;

	private final ConnectionStatus status;

	private final SessionWatches watches;

	private final ConnectionSender sender;

	private final ConnectionCycle cycle;

	/**
	 * Create the connection, closed.
	 * @param definition the settings and the client
	 * @param label what it is called in the log
	 * @param handler asked for what serves the sessions, at every attempt
	 * @param sink takes the events, on a thread that may block
	 * @param meters count what it does
	 * @param threads shared with other connections
	 */
	DefaultWebSocketConnection(ConnectionDefinition definition, String label, Supplier<SessionHandler> handler,
			Consumer<Object> sink, ConnectionMeters meters, ConnectionThreads threads) {
		this.settings = definition.settings();
		this.converter = definition.client().converter();
		this.events = new ConnectionEvents(sink, threads);
		this.status = new ConnectionStatus(this, this.events);
		ConnectionLog log = new ConnectionLog(label);
		this.watches = new SessionWatches(this.settings, this, this.events, threads, log);
		this.sender = ConnectionSender.of(this.settings.sends(), this.status, threads);
		this.cycle = new ConnectionCycle(definition, handler, this, this.status,
				new ConnectionReporters(log, meters, this.watches, this.sender), threads);
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
	public boolean isStale() {
		return this.watches.isStale();
	}

	@Override
	public void send(Frame frame) {
		this.sender.send(frame);
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		return this.sender.sendAsync(frame);
	}

	@Override
	public void convertAndSend(Object payload) {
		send(this.converter.toMessage(payload, payload.getClass()));
	}

	@Override
	public <T> void convertAndSend(T payload, ParameterizedTypeReference<T> type) {
		send(this.converter.toMessage(payload, type.getType()));
	}

	@Override
	public WebSocketSession awaitOpen(Duration timeout) {
		return this.status.awaitOpen(timeout, ConnectionStatus.MAY_OPEN);
	}

	/**
	 * Wait until the first attempt has led to an open session, or it is known that
	 * another instance of the application has the connection.
	 * @param timeout the longest wait, for either
	 */
	void awaitFirstAttempt(Duration timeout) {
		if (this.cycle.awaitPermit(timeout)) {
			this.status.awaitOpen(timeout, FIRST_ATTEMPT);
		}
	}

	@Override
	public void open() {
		this.cycle.open();
	}

	@Override
	public CompletableFuture<WebSocketSession> reconnect() {
		return this.cycle.reconnect(null);
	}

	@Override
	public CompletableFuture<WebSocketSession> rollOver() {
		return this.cycle.rollOver(null);
	}

	/**
	 * Begin anew, if a session is still the open one.
	 */
	CompletableFuture<WebSocketSession> reconnect(WebSocketSession session) {
		return this.cycle.reconnect(session);
	}

	/**
	 * Have a session replaced, if it is still the open one.
	 */
	CompletableFuture<WebSocketSession> rollOver(WebSocketSession session) {
		return this.cycle.rollOver(session);
	}

	@Override
	public void close() {
		this.cycle.close();
	}

	/**
	 * Close for good: {@link #open()} does nothing afterwards.
	 */
	void remove() {
		this.cycle.remove();
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
