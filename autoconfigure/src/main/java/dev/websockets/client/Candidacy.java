package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketTimeoutException;

/**
 * The time from {@code open} to {@code close} in which a connection waits for its permit
 * and has it.
 */
final class Candidacy implements ConnectionPermits.Holder {

	/** The longest wait for a permit to be given back, once the sessions have ended. */
	static final Duration RELEASE_LIMIT = Duration.ofSeconds(1);

	private final ConnectionPermits permits;

	private final ConnectionCycle cycle;

	private final CompletableFuture<ConnectionPermits.Permit> permit = new CompletableFuture<>();

	private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

	Candidacy(ConnectionPermits permits, ConnectionCycle cycle) {
		this.permits = permits;
		this.cycle = cycle;
	}

	boolean isAnswered() {
		return this.answer.isDone();
	}

	void begin() {
		this.permit.complete(this.permits.request(this));
	}

	@Override
	public void granted() {
		this.cycle.granted(this);
		this.answer.complete(true);
	}

	@Override
	public void denied(@Nullable Throwable cause) {
		this.cycle.denied(this, cause);
		if (cause == null) {
			this.answer.complete(false);
		}
		else {
			this.answer.completeExceptionally(cause);
		}
	}

	/**
	 * Wait for the first answer.
	 * @param limit the longest wait
	 * @return whether the connection may be open
	 * @throws WebSocketConnectException if nobody knows
	 */
	boolean awaitAnswer(Duration limit) {
		try {
			return this.answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw new WebSocketConnectException("the lock of the connection cannot be had", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new WebSocketTimeoutException(
					"no word about the lock of the connection within " + limit.toMillis() + " ms", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for the lock of a connection", ex);
		}
	}

	/**
	 * Give the permit back. Does not wait.
	 * @param ended completes when nothing is open any more
	 * @return completes when it is given back, at the latest {@link #RELEASE_LIMIT} later
	 */
	CompletableFuture<Void> release(CompletableFuture<?> ended) {
		this.answer.complete(false);
		return ended.handle((result, ex) -> this.permit)
			.thenCompose(Function.identity())
			.thenCompose((permit) -> permit.release()
				.completeOnTimeout(null, RELEASE_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
	}

}
