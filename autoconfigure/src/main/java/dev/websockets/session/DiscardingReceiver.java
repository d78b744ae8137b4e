package dev.websockets.session;

import dev.websockets.Message;

/**
 * Throws all messages away, so that the connection goes on being read.
 */
final class DiscardingReceiver implements Receiver {

	private final Inbox inbox;

	DiscardingReceiver(Inbox inbox) {
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
	public void messageArrived(Message message) {
	}

	@Override
	public void ended() {
	}

}
