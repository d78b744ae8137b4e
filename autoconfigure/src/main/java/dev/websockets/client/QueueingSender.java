package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

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

	/** After which a session that has no room is tried again. */
	private static final Duration RETRY_DELAY = Duration.ofMillis(20);

	private final StateLock lock = new StateLock();

	/** Held by who brings the queue to a session. */
	private final ReentrantLock bringing = new ReentrantLock();

	private final ConnectionStatus status;

	private final long waitNanos;

	private final ConnectionThreads threads;

	private final MessageQueue queue;

	/** The open session. */
	private @Nullable WebSocketSession session;

	/** Whether the queue has gone out, so that messages go to the session directly. */
	private boolean direct;

	QueueingSender(ConnectionStatus status, OutgoingSettings settings, ConnectionThreads threads) {
		this.status = status;
		this.waitNanos = (settings.overflow() == OutgoingSettings.Overflow.BLOCK) ? settings.sendTimeout().toNanos()
				: 0;
		this.threads = threads;
		this.queue = new MessageQueue(status, settings, this.lock);
	}

	@Override
	public void send(Frame frame) {
		WebSocketSession session = this.lock.locked(this::direct);
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
		WebSocketSession session = this.lock.locked(this::direct);
		if (session != null && session.isOpen()) {
			return session.sendAsync(frame);
		}
		if (session != null) {
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
			session = this.lock.lockedInterruptibly(() -> {
				this.queue.add(message, waitNanos);
				WebSocketSession present = direct();
				this.direct = false;
				return present;
			});
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while waiting for room in the queue", ex);
		}
		bringTo(session);
	}

	@Override
	public void opened(WebSocketSession session) {
		bringTo(this.lock.locked(() -> {
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
		return this.lock.locked(() -> {
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
	 * Bring one message to a session. Where that has no room, it is tried again later.
	 * @return false if nothing more is to be brought now
	 */
	private boolean isBrought(QueuedMessage message, WebSocketSession session) {
		try {
			if (message.sendTo(session)) {
				return true;
			}
		}
		catch (WebSocketMessageTooLargeException ex) {
			message.fail(ex);
			return true;
		}
		catch (WebSocketException ex) {
			logger.debug("A message that waited for a session is not taken by " + session.id(), ex);
		}
		if (session.isOpen()) {
			this.threads.schedule(() -> bringTo(session), RETRY_DELAY);
		}
		else {
			ended(session);
		}
		return false;
	}

	private void ended(WebSocketSession session) {
		this.lock.locked(() -> {
			if (this.session == session) {
				this.session = null;
				this.direct = false;
			}
			return null;
		});
	}

	@Override
	public void closed() {
		List<QueuedMessage> unsent = this.lock.locked(() -> {
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

}
