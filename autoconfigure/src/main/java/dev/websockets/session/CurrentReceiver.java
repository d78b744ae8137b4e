package dev.websockets.session;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;

/**
 * Who has all that comes to an {@link Inbox}, if anybody has. Changed with its lock only.
 *
 * @param <F> what comes
 */
final class CurrentReceiver<F extends Frame> {

	private final InboxEnd end;

	private volatile @Nullable Receiver<F> direct;

	private volatile @Nullable Receiver<F> receiver;

	/**
	 * Begin without a receiver.
	 * @param end after which nothing is taken directly
	 */
	CurrentReceiver(InboxEnd end) {
		this.end = end;
	}

	/**
	 * Let a receiver have what comes, whoever had it before.
	 */
	void set(Receiver<F> receiver) {
		this.receiver = receiver;
		this.direct = receiver.takesDirectly() ? receiver : null;
	}

	/**
	 * A receiver wants no more, if it still is the one.
	 */
	void remove(Receiver<F> receiver) {
		if (this.receiver == receiver) {
			this.receiver = null;
			this.direct = null;
		}
	}

	/**
	 * Who is told of what comes to the queue, if anybody.
	 */
	@Nullable Receiver<F> get() {
		return this.receiver;
	}

	/**
	 * Who takes directly what comes, if anybody does.
	 */
	@Nullable Receiver<F> direct() {
		return this.end.isOver() ? null : this.direct;
	}

}
