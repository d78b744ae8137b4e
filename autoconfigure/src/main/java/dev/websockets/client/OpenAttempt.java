package dev.websockets.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.transport.Opening;

/**
 * Opens a session on a thread of its own, within the connect timeout.
 *
 * @param <S> the kind of session
 */
final class OpenAttempt<S> {

	private final ReentrantLock lock = new ReentrantLock();

	private final CompletableFuture<S> future = new CompletableFuture<>();

	private final Function<Opening, S> transport;

	private final Opening opening;

	private @Nullable Thread thread;

	OpenAttempt(Function<Opening, S> transport, Opening opening) {
		this.transport = transport;
		this.opening = opening;
	}

	void start() {
		long timeout = this.opening.request().settings().connectTimeout().toNanos();
		Future<?> watchdog = this.opening.threads()
			.timer()
			.schedule(() -> this.opening.threads().connections().execute(this::timedOut), timeout,
					TimeUnit.NANOSECONDS);
		this.future.whenComplete((session, failure) -> {
			watchdog.cancel(false);
			if (failure != null) {
				giveUp();
			}
		});
		this.opening.threads().connections().execute(this::run);
	}

	private void run() {
		if (!begin()) {
			return;
		}
		try {
			if (!this.future.complete(this.transport.apply(this.opening))) {
				this.opening.abandon();
			}
		}
		catch (WebSocketException ex) {
			this.future.completeExceptionally(ex);
		}
		catch (UnsupportedOperationException ex) {
			this.future.completeExceptionally(ex);
		}
		catch (RuntimeException | Error ex) {
			this.future.completeExceptionally(
					new WebSocketConnectException("cannot connect to " + this.opening.request().uri(), ex));
		}
		finally {
			end();
		}
	}

	private boolean begin() {
		this.lock.lock();
		try {
			this.thread = Thread.currentThread();
			return !this.future.isDone();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end() {
		this.lock.lock();
		try {
			this.thread = null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void timedOut() {
		Opening.Request request = this.opening.request();
		this.future.completeExceptionally(new WebSocketTimeoutException("no session with " + request.uri()
				+ " within websockets.connect-timeout (" + request.settings().connectTimeout().toMillis() + " ms)"));
	}

	private void giveUp() {
		this.opening.abandon();
		this.lock.lock();
		try {
			if (this.thread != null && this.thread != Thread.currentThread()) {
				this.thread.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The session to come; cancelling it gives the attempt up.
	 */
	CompletableFuture<S> future() {
		return this.future;
	}

	/**
	 * Wait for the session; the watchdog bounds the wait.
	 */
	S await() {
		try {
			return this.future.get();
		}
		catch (InterruptedException ex) {
			this.future.cancel(false);
			this.opening.abandon();
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while connecting to " + this.opening.request().uri(),
					ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof WebSocketException failure) {
				throw failure;
			}
			if (ex.getCause() instanceof UnsupportedOperationException unsupported) {
				throw unsupported;
			}
			throw new WebSocketConnectException("cannot connect to " + this.opening.request().uri(), ex.getCause());
		}
	}

}
