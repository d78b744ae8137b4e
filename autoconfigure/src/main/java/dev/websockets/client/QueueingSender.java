package dev.websockets.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketSession;

/**
 * Queues messages while no session is open. When one is, the queue goes out first, in
 * order; what is sent meanwhile is queued behind it.
 */
final class QueueingSender implements ConnectionSender {

	private static final Log logger = LogFactory.getLog(WebSocketConnection.class);

	private final ReentrantLock lock = new ReentrantLock();

	/** Held by who brings the queue to a session. */
	private final ReentrantLock bringing = new ReentrantLock();

	private final ConnectionStatus status;

	private final long waitNanos;

	private final Executor threads;

	private final MessageQueue queue;

	/** The open session. */
	private @Nullable WebSocketSession session;

	/** Whether the queue has gone out, so that messages go to the session directly. */
	private boolean direct;

	QueueingSender(ConnectionStatus status, OutgoingSettings settings, Executor threads) {
		this.status = status;
		this.waitNanos = (settings.overflow() == OutgoingSettings.Overflow.BLOCK) ? settings.sendTimeout().toNanos()
				: 0;
		this.threads = threads;
		this.queue = new MessageQueue(status, settings, this.lock);
	}

	@Override
	public void send(Frame frame) {
		WebSocketSession session = locked(this::direct);
		if (session == null || !isSent(frame, session)) {
			queue(new QueuedMessage(message(frame), null), this.waitNanos);
		}
	}

	/**
	 * Send over the session.
	 * @return false if that has ended
	 */
	private boolean isSent(Frame frame, WebSocketSession session) {
		try {
			session.send(frame);
			return true;
		}
		catch (WebSocketMessageTooLargeException | WebSocketInterruptedException ex) {
			throw ex;
		}
		catch (WebSocketException ex) {
			if (session.isOpen()) {
				throw ex;
			}
			ended(session);
			return false;
		}
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		WebSocketSession session = locked(this::direct);
		if (session != null) {
			CompletableFuture<Void> sent = session.sendAsync(frame);
			if (session.isOpen() || !sent.isCompletedExceptionally()) {
				return sent;
			}
			ended(session);
		}
		CompletableFuture<Void> written = new CompletableFuture<>();
		try {
			queue(new QueuedMessage(message(frame), written), 0);
		}
		catch (WebSocketException ex) {
			written.completeExceptionally(ex);
		}
		return written;
	}

	private @Nullable WebSocketSession direct() {
		return this.direct ? this.session : null;
	}

	private Message message(Frame frame) {
		if (frame instanceof Message message) {
			return message;
		}
		throw this.status.notOpen();
	}

	private void queue(QueuedMessage message, long waitNanos) {
		WebSocketSession session;
		try {
			this.lock.lockInterruptibly();
			try {
				this.queue.add(message, waitNanos);
				session = direct();
				this.direct = false;
			}
			finally {
				this.lock.unlock();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for room in the queue", ex);
		}
		bringTo(session);
	}

	@Override
	public void opened(WebSocketSession session) {
		bringTo(locked(() -> {
			this.session = session;
			this.direct = this.queue.first() == null;
			return this.direct ? null : session;
		}));
	}

	/**
	 * Bring what is queued to a session, as long as that is the open one.
	 */
	private void bringTo(@Nullable WebSocketSession session) {
		if (session == null) {
			return;
		}
		this.threads.execute(() -> {
			this.bringing.lock();
			try {
				QueuedMessage next = next(null, session);
				while (next != null && isBrought(next, session)) {
					next = next(next, session);
				}
			}
			finally {
				this.bringing.unlock();
			}
		});
	}

	private @Nullable QueuedMessage next(@Nullable QueuedMessage brought, WebSocketSession session) {
		return locked(() -> {
			if (brought != null) {
				this.queue.remove(brought);
			}
			if (this.session != session) {
				return null;
			}
			QueuedMessage first = this.queue.first();
			this.direct = first == null;
			return first;
		});
	}

	/**
	 * Bring one message to a session.
	 * @return false if that has ended
	 */
	private boolean isBrought(QueuedMessage message, WebSocketSession session) {
		while (session.isOpen()) {
			try {
				if (message.sendTo(session)) {
					return true;
				}
			}
			catch (WebSocketException ex) {
				logger.debug("A message that waited for a session finds no room yet on " + session.id(), ex);
			}
		}
		ended(session);
		return false;
	}

	private void ended(WebSocketSession session) {
		locked(() -> {
			if (this.session == session) {
				this.session = null;
				this.direct = false;
			}
			return null;
		});
	}

	@Override
	public void closed() {
		List<QueuedMessage> unsent = locked(() -> {
			if (!this.queue.isOver()) {
				return List.of();
			}
			this.session = null;
			this.direct = false;
			return this.queue.clear();
		});
		if (!unsent.isEmpty()) {
			logger.warn("A connection was closed, or has failed, while " + unsent.size()
					+ " messages waited for a session; they are not sent");
			this.threads.execute(() -> unsent.forEach((message) -> message.fail(this.status.notOpen())));
		}
	}

	private <T extends @Nullable Object> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
