package dev.websockets.transport.jakarta;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.session.DefaultWebSocketSession;

/**
 * A call of the container on a thread of its own. Containers deliver the first messages
 * before they return from {@code connectToServer}: a full queue would hold up the opening
 * of the session that nobody reads yet. So a session is open as soon as a message comes.
 */
final class Connecting {

	private final CompletableFuture<DefaultWebSocketSession> session = new CompletableFuture<>();

	/**
	 * Connect; blocks until there is a session.
	 * @param threads where to call the container
	 * @param call calls the container
	 */
	DefaultWebSocketSession await(Executor threads, Call call) {
		FutureTask<Void> task = new FutureTask<>(() -> run(call), null);
		threads.execute(task);
		try {
			return this.session.get();
		}
		catch (InterruptedException ex) {
			task.cancel(true);
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while connecting", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof WebSocketException failure) {
				throw failure;
			}
			throw new WebSocketConnectException("cannot connect: " + ex.getCause(), ex.getCause());
		}
	}

	private void run(Call call) {
		try {
			this.session.complete(call.connect());
		}
		catch (Throwable ex) {
			this.session.completeExceptionally(ex);
		}
	}

	/**
	 * A message came.
	 */
	void messageCame(DefaultWebSocketSession session) {
		this.session.complete(session);
	}

	/**
	 * Calls the container.
	 */
	interface Call {

		/**
		 * Call the container; blocks.
		 * @return the session that was opened
		 */
		DefaultWebSocketSession connect();

	}

}
