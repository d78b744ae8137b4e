package dev.websockets.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.transport.Opening;
import dev.websockets.transport.Transport;

/**
 * Opens a session on a thread of its own, within the connect timeout.
 */
final class OpenAttempt {

	private final ReentrantLock lock = new ReentrantLock();

	private final CompletableFuture<WebSocketSession> future = new CompletableFuture<>();

	private final Transport transport;

	private final Opening opening;

	private @Nullable Thread thread;

	OpenAttempt(Transport transport, Opening opening) {
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
			WebSocketSession session = this.transport.open(this.opening);
			if (!this.future.complete(session)) {
				session.abort();
			}
		}
		catch (WebSocketException ex) {
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
	CompletableFuture<WebSocketSession> future() {
		return this.future;
	}

	/**
	 * Wait for the session; the watchdog bounds the wait.
	 */
	WebSocketSession await() {
		try {
			return this.future.get();
		}
		catch (InterruptedException ex) {
			this.future.cancel(false);
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while connecting to " + this.opening.request().uri(),
					ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof WebSocketException failure) {
				throw failure;
			}
			throw new WebSocketConnectException("cannot connect to " + this.opening.request().uri(), ex.getCause());
		}
	}

}
