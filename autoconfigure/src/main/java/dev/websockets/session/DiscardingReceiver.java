package dev.websockets.session;

import dev.websockets.Frame;

/**
 * Throws away all that comes, so that the connection goes on being read.
 *
 * @param <F> what comes
 */
final class DiscardingReceiver<F extends Frame> implements Receiver<F> {

	private final Inbox<F> inbox;

	DiscardingReceiver(Inbox<F> inbox) {
		this.inbox = inbox;
	}

	void start() {
		while (!this.inbox.attach(this)) {
			this.inbox.poll();
		}
	}

	@Override
	public boolean takesDirectly() {
		return true;
	}

	@Override
	public void arrived(F frame) {
	}

	@Override
	public void arrived() {
	}

	@Override
	public void ended() {
	}

}
