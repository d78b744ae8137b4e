package dev.websockets.session;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.WebSocketInterruptedException;

/**
 * Runs an action with everything that comes on the reading thread, while another thread
 * waits for the end, and for the action.
 *
 * @param <F> what comes
 */
final class DirectReceiver<F extends Frame> implements Receiver<F> {

	private static final Log logger = LogFactory.getLog(DirectReceiver.class);

	private final Inbox<F> inbox;

	private final ReadingThread reader;

	private final Consumer<? super F> action;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private volatile boolean left;

	DirectReceiver(Inbox<F> inbox, ReadingThread reader, Consumer<? super F> action) {
		this.inbox = inbox;
		this.reader = reader;
		this.action = action;
	}

	/**
	 * Handle what is queued, then wait for the end or for a failure of the action.
	 */
	void run() {
		while (!this.inbox.attach(this)) {
			F frame = this.inbox.poll();
			if (frame != null) {
				this.action.accept(frame);
			}
		}
		awaitEnd();
		Throwable failure = this.failure.get();
		if (failure != null) {
			throw DirectReceiver.<RuntimeException>unchanged(failure);
		}
		End end = this.inbox.drainedEnd();
		if (end != null && !end.isClean()) {
			throw end.exception();
		}
	}

	private void awaitEnd() {
		try {
			this.inbox.awaitEnd(this::hasFailed);
			if (!hasFailed()) {
				this.reader.awaitDone();
			}
		}
		catch (InterruptedException ex) {
			this.inbox.detach(this);
			this.left = true;
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while messages were handled", ex);
		}
	}

	private boolean hasFailed() {
		return this.failure.get() != null;
	}

	/**
	 * An action can throw a checked exception without saying so.
	 */
	@SuppressWarnings("unchecked")
	private static <E extends Throwable> E unchanged(Throwable failure) throws E {
		throw (E) failure;
	}

	@Override
	public boolean takesDirectly() {
		return true;
	}

	@Override
	public void arrived(F frame) {
		try {
			this.action.accept(frame);
		}
		catch (Throwable ex) {
			this.failure.set(ex);
			this.inbox.detach(this);
			if (this.left) {
				logger.error("The action of an interrupted forEach failed", ex);
			}
		}
	}

	@Override
	public void arrived() {
	}

	@Override
	public void ended() {
	}

}
