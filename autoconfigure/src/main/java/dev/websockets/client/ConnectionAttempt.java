package dev.websockets.client;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;

/**
 * One attempt to open a session and to have it prepared, on a thread of its own. Whoever
 * takes it off its {@link SessionCourse} first decides how it ends: this thread with a
 * result, the timer, or somebody who closes the connection.
 */
final class ConnectionAttempt implements Runnable {

	/** By how much the client's own limit for connecting, which says more, is ahead. */
	static final Duration CONNECT_GRACE = Duration.ofSeconds(1);

	private final int number;

	private final ConnectionDefinition definition;

	private final SessionCourse course;

	private final WebSocketConnection connection;

	private final ConnectionThreads threads;

	private final Semaphore turn;

	private final CompletableFuture<Void> finished = new CompletableFuture<>();

	private final CompletableFuture<WebSocketSession> result = new CompletableFuture<>();

	private volatile boolean permitted;

	private volatile boolean accepted;

	private volatile boolean abandoned;

	private volatile @Nullable Thread thread;

	private volatile @Nullable CompletableFuture<WebSocketSession> connecting;

	private volatile @Nullable WebSocketSession session;

	/**
	 * Create the attempt.
	 * @param number the number of attempts since the last stable session, this one
	 * included
	 * @param definition the settings and the client of the connection
	 * @param course takes the result
	 * @param connection given to the handler
	 * @param threads for the time limits
	 * @param turn one permit for all attempts of a connection: a handler that outlives
	 * its attempt keeps it, so that no second one runs beside it
	 */
	ConnectionAttempt(int number, ConnectionDefinition definition, SessionCourse course, WebSocketConnection connection,
			ConnectionThreads threads, Semaphore turn) {
		this.number = number;
		this.definition = definition;
		this.course = course;
		this.connection = connection;
		this.threads = threads;
		this.turn = turn;
	}

	int number() {
		return this.number;
	}

	/**
	 * The session that this attempt leads to.
	 * @return completes when it is open, fails with the attempt, or is cancelled with it;
	 * a copy, which the caller may complete
	 */
	CompletableFuture<WebSocketSession> result() {
		CompletableFuture<WebSocketSession> copy = new CompletableFuture<>();
		this.result.whenCompleteAsync((session, failure) -> {
			if (failure instanceof CancellationException) {
				copy.cancel(false);
			}
			else if (failure != null) {
				copy.completeExceptionally(failure);
			}
			else {
				copy.complete(session);
			}
		}, this.threads);
		return copy;
	}

	/**
	 * The session of this attempt is known to its connection.
	 */
	void accepted() {
		this.accepted = true;
	}

	/**
	 * The session of this attempt, as soon as its connection knows it.
	 */
	@Nullable WebSocketSession acceptedSession() {
		return this.accepted ? this.session : null;
	}

	/**
	 * The session of this attempt is open.
	 */
	void succeeded(WebSocketSession session) {
		this.result.complete(session);
	}

	/**
	 * The attempt has failed.
	 */
	void hasFailed(Throwable error) {
		this.result.completeExceptionally(error);
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		try {
			Future<?> connectLimit = limit(this.definition.settings().timeouts().connect().plus(CONNECT_GRACE),
					this::connectTimeout);
			WebSocketSession session;
			try {
				this.turn.acquire();
				this.permitted = true;
				checkWanted();
				session = connect();
			}
			finally {
				connectLimit.cancel(false);
			}
			if (this.course.connected(this, session)) {
				prepare(session);
			}
			else {
				session.abort();
			}
		}
		catch (Throwable ex) {
			failed(ex);
		}
		finally {
			if (this.permitted) {
				this.turn.release();
			}
			this.finished.complete(null);
		}
	}

	private void checkWanted() {
		if (this.abandoned) {
			throw new CancellationException();
		}
	}

	private WebSocketSession connect() throws Exception {
		CompletableFuture<WebSocketSession> connecting = this.definition.client()
			.uri("", this.definition.uriVariables())
			.openAsync();
		this.connecting = connecting;
		boolean connected = false;
		try {
			checkWanted();
			WebSocketSession session = connecting.get();
			this.session = session;
			connected = true;
			return session;
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
		finally {
			if (!connected) {
				giveUp(connecting);
			}
		}
	}

	private void prepare(WebSocketSession session) throws Exception {
		SessionHandler handler = this.course.handler();
		Future<?> openLimit = limit(this.definition.settings().timeouts().open(), this::openTimeout);
		try {
			handler.opened(session, this.connection);
		}
		finally {
			openLimit.cancel(false);
		}
		this.course.prepared(this, session, handler);
	}

	private void failed(Throwable error) {
		WebSocketSession session = this.session;
		if (this.course.failed(this, error) && session != null) {
			session.closeAsync(CloseCode.INTERNAL_ERROR, SessionCourse.UNEXPECTED_TEXT);
		}
	}

	private Future<?> limit(Duration limit, Supplier<WebSocketTimeoutException> error) {
		return this.threads.schedule(() -> {
			if (this.course.failed(this, error.get())) {
				abandon();
				WebSocketSession session = this.session;
				if (session != null) {
					session.abort();
				}
			}
		}, limit);
	}

	private WebSocketTimeoutException connectTimeout() {
		String late = "the client did not open a session";
		if (!this.permitted) {
			late = "the OPEN handlers of an earlier attempt did not return";
		}
		else if (this.connecting == null) {
			late = "the client's URL supplier did not return";
		}
		return timeout(late, "websockets.connect-timeout", this.definition.settings().timeouts().connect());
	}

	private WebSocketTimeoutException openTimeout() {
		return timeout("the OPEN handlers did not return", "websockets.open-timeout",
				this.definition.settings().timeouts().open());
	}

	private static WebSocketTimeoutException timeout(String late, String property, Duration limit) {
		return new WebSocketTimeoutException(
				String.format(Locale.ROOT, "%s within %s (%,d ms)", late, property, limit.toMillis()));
	}

	/**
	 * Give the attempt up: connecting is cancelled, the handler interrupted. Does not
	 * wait. The session, if there is one, is left to the caller.
	 * @return completes when the thread of this attempt is done; at once on that thread
	 */
	CompletableFuture<Void> abandon() {
		this.abandoned = true;
		this.result.cancel(false);
		CompletableFuture<WebSocketSession> connecting = this.connecting;
		if (connecting != null && this.session == null) {
			giveUp(connecting);
		}
		Thread thread = this.thread;
		if (thread == Thread.currentThread()) {
			return CompletableFuture.completedFuture(null);
		}
		if (thread != null) {
			thread.interrupt();
		}
		return this.finished;
	}

	private static void giveUp(CompletableFuture<WebSocketSession> connecting) {
		if (!connecting.cancel(true)) {
			connecting.thenAccept(WebSocketSession::abort);
		}
	}

}
