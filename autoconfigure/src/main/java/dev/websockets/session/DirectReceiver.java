package dev.websockets.session;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketInterruptedException;

/**
 * Runs an action with every message on the reading thread, while another thread waits for
 * the end.
 */
final class DirectReceiver implements Receiver {

	private final Inbox inbox;

	private final Consumer<? super Message> action;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	DirectReceiver(Inbox inbox, Consumer<? super Message> action) {
		this.inbox = inbox;
		this.action = action;
	}

	/**
	 * Handle what is queued, then wait for the end or for a failure of the action.
	 */
	void run() {
		while (!this.inbox.attach(this)) {
			Message message = this.inbox.poll();
			if (message != null) {
				this.action.accept(message);
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
	public void messageArrived(Message message) {
		try {
			this.action.accept(message);
		}
		catch (RuntimeException | Error ex) {
			this.failure.set(ex);
			this.inbox.detach(this);
		}
	}

	@Override
	public void ended() {
	}

}
