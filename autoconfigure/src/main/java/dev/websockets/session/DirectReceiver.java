package dev.websockets.session;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.WebSocketInterruptedException;

/**
 * Runs an action with everything that comes on the reading thread, while another thread
 * waits for the end.
 *
 * @param <F> what comes
 */
final class DirectReceiver<F extends Frame> implements Receiver<F> {

	private final Inbox<F> inbox;

	private final Consumer<? super F> action;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	DirectReceiver(Inbox<F> inbox, Consumer<? super F> action) {
		this.inbox = inbox;
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
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure instanceof RuntimeException exception) {
			throw exception;
		}
		End end = this.inbox.drainedEnd();
		if (end != null && !end.isClean()) {
			throw end.exception();
		}
	}

	private void awaitEnd() {
		try {
			this.inbox.awaitEnd(() -> this.failure.get() != null);
		}
		catch (InterruptedException ex) {
			this.inbox.detach(this);
			Thread.currentThread().interrupt();
			throw new WebSocketInterruptedException("interrupted while messages were handled", ex);
		}
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
		catch (RuntimeException | Error ex) {
			this.failure.set(ex);
			this.inbox.detach(this);
		}
	}

	@Override
	public void arrived() {
	}

	@Override
	public void ended() {
	}

}
