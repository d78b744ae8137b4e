package dev.websockets.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.Frame;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;

/**
 * A connection that consists of one session that a test opened.
 */
record NamedConnection(String name, WebSocketSession session) implements WebSocketConnection {

	@Override
	public Status status() {
		return new Status(State.OPEN, Instant.now(), 1, null, null);
	}

	@Override
	public boolean isStale() {
		return false;
	}

	@Override
	public void send(Frame frame) {
		this.session.send(frame);
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		return this.session.sendAsync(frame);
	}

	@Override
	public void convertAndSend(Object payload) {
		this.session.convertAndSend(payload);
	}

	@Override
	public <T> void convertAndSend(T payload, ParameterizedTypeReference<T> type) {
		this.session.convertAndSend(payload, type);
	}

	@Override
	public WebSocketSession awaitOpen(Duration timeout) {
		return this.session;
	}

	@Override
	public void open() {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<WebSocketSession> reconnect() {
		throw new UnsupportedOperationException();
	}

	@Override
	public CompletableFuture<WebSocketSession> rollOver() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		this.session.close();
	}

}
