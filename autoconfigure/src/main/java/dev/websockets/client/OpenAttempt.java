package dev.websockets.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.transport.Opening;

/**
 * Opens a session on a thread of its own, within the connect timeout.
 *
 * @param <S> the kind of session
 */
final class OpenAttempt<S> {

	private static final int UNAUTHORIZED = 401;

	private final ReentrantLock lock = new ReentrantLock();

	private final CompletableFuture<S> future = new CompletableFuture<>();

	private final Function<Opening, S> transport;

	private final AskedRequest request;

	private final Opening opening;

	private @Nullable Thread thread;

	/**
	 * Create an attempt.
	 * @param transport opens the session
	 * @param request completed on the thread that opens it
	 * @param opening what is opened, but for what that adds
	 */
	OpenAttempt(Function<Opening, S> transport, AskedRequest request, Opening opening) {
		this.transport = transport;
		this.request = request;
		this.opening = opening;
	}

	/**
	 * Open the session in the background.
	 * @return the session to come; cancelling it gives the attempt up
	 */
	CompletableFuture<S> start() {
		SessionToCome<S> toCome = new SessionToCome<>(() -> this.future.cancel(false));
		Future<?> watchdog = this.opening.threads()
			.timer()
			.schedule(() -> connections().execute(this::timedOut), timeoutNanos(), TimeUnit.NANOSECONDS);
		this.future.whenComplete((session, failure) -> {
			watchdog.cancel(false);
			if (failure != null) {
				giveUp();
			}
			if (!toCome.end(session, failure)) {
				this.opening.abandon();
			}
		});
		connections().execute(this::run);
		return toCome;
	}

	/**
	 * Open the session and wait for it.
	 */
	S await() {
		connections().execute(this::run);
		try {
			return this.future.get(timeoutNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			if (timedOut()) {
				giveUp();
			}
			return result();
		}
		catch (InterruptedException ex) {
			this.future.cancel(false);
			giveUp();
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while connecting to " + this.opening.request().uri(),
					ex);
		}
		catch (ExecutionException ex) {
			throw failure(ex.getCause());
		}
	}

	/**
	 * The session may have come in the last moment.
	 */
	private S result() {
		try {
			return this.future.join();
		}
		catch (CompletionException ex) {
			throw failure(ex.getCause());
		}
	}

	private Executor connections() {
		return this.opening.threads().connections();
	}

	private void run() {
		if (!begin()) {
			return;
		}
		try {
			if (!this.future.complete(open())) {
				this.opening.abandon();
			}
		}
		catch (RuntimeException | Error ex) {
			fail(failure(ex));
		}
		finally {
			end();
		}
	}

	/**
	 * Open the session; once more with what suppliers say then, if credentials were
	 * refused.
	 */
	private S open() {
		Opening.Request request = this.request.ask();
		try {
			return this.transport.apply(this.opening.with(request));
		}
		catch (WebSocketHandshakeRefusedException ex) {
			Opening.Request next = (ex.statusCode() == UNAUTHORIZED) ? this.request.askAgain(request) : null;
			if (next == null) {
				throw ex;
			}
			return this.transport.apply(this.opening.with(next));
		}
	}

	private void fail(RuntimeException failure) {
		this.opening.abandon();
		this.future.completeExceptionally(failure);
	}

	private boolean begin() {
		this.lock.lock();
		try {
			boolean begins = !this.future.isDone();
			this.thread = begins ? Thread.currentThread() : null;
			return begins;
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

	private long timeoutNanos() {
		return this.opening.request().settings().connectTimeout().toNanos();
	}

	private boolean timedOut() {
		Opening.Request request = this.opening.request();
		return this.future.completeExceptionally(new WebSocketTimeoutException("no session with " + request.uri()
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

	private RuntimeException failure(@Nullable Throwable cause) {
		if (cause instanceof WebSocketException || cause instanceof UnsupportedOperationException) {
			return (RuntimeException) cause;
		}
		return new WebSocketConnectException("cannot connect to " + this.opening.request().uri(), cause);
	}

}
