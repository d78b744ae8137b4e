package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

import dev.websockets.Frame;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;

/**
 * Waits for an open session while there is none.
 */
final class WaitingSender implements ConnectionSender {

	/**
	 * The most asynchronous sends that wait at a time.
	 */
	private static final int MOST_WAITING = 256;

	private final ConnectionStatus status;

	private final Duration timeout;

	private final Executor threads;

	private final Semaphore waiting = new Semaphore(MOST_WAITING);

	WaitingSender(ConnectionStatus status, Duration timeout, Executor threads) {
		this.status = status;
		this.timeout = timeout;
		this.threads = threads;
	}

	@Override
	public void send(Frame frame) {
		openSession().send(frame);
	}

	private WebSocketSession openSession() {
		return this.status.awaitOpen(this.timeout, ConnectionStatus.MAY_OPEN);
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		WebSocketSession session = this.status.session();
		if (session != null) {
			return session.sendAsync(frame);
		}
		if (!this.waiting.tryAcquire()) {
			return CompletableFuture.failedFuture(
					new WebSocketQueueOverflowException(MOST_WAITING + " messages wait for an open session already"));
		}
		return CompletableFuture.supplyAsync(this::openSession, this.threads)
			.whenComplete((open, failure) -> this.waiting.release())
			.thenCompose((open) -> open.sendAsync(frame));
	}

}
