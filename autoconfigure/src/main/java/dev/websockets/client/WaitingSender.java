package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.WebSocketClosedException;
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

	private static final Log logger = LogFactory.getLog(WaitingSender.class);

	private final ConnectionStatus status;

	private final Duration timeout;

	private final Executor threads;

	private final Semaphore room = new Semaphore(MOST_WAITING);

	private final ReentrantLock lock = new ReentrantLock();

	/** The last of the asynchronous sends that wait, one after the other. */
	private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

	WaitingSender(ConnectionStatus status, Duration timeout, Executor threads) {
		this.status = status;
		this.timeout = timeout;
		this.threads = threads;
	}

	@Override
	public void send(Frame frame) {
		long end = System.nanoTime() + this.timeout.toNanos();
		WebSocketSession session = openSession(this.timeout, null);
		while (true) {
			try {
				session.send(frame);
				return;
			}
			catch (WebSocketClosedException ex) {
				logger.debug("Session " + session.id() + " has ended, the next one is waited for", ex);
			}
			session = openSession(until(end), session);
		}
	}

	private static Duration until(long end) {
		return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
	}

	private WebSocketSession openSession(Duration limit, @Nullable WebSocketSession ended) {
		return this.status.awaitOpen(limit, ConnectionStatus.MAY_OPEN, ended);
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		this.lock.lock();
		try {
			WebSocketSession session = this.status.session();
			if (session != null && this.last.isDone()) {
				return session.sendAsync(frame);
			}
			if (!this.room.tryAcquire()) {
				return CompletableFuture.failedFuture(new WebSocketQueueOverflowException(
						MOST_WAITING + " messages wait for an open session already"));
			}
			long end = System.nanoTime() + this.timeout.toNanos();
			CompletableFuture<Void> sent = this.last
				.handleAsync((nothing, failure) -> openSession(until(end), null), this.threads)
				.thenCompose((open) -> open.sendAsync(frame));
			this.last = sent.handle((nothing, failure) -> {
				this.room.release();
				return null;
			});
			return sent;
		}
		finally {
			this.lock.unlock();
		}
	}

}
