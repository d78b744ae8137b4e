package dev.websockets.client;

import java.util.concurrent.CompletableFuture;

import dev.websockets.Frame;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;

/**
 * Sends nothing while no session is open. Where a session was replaced meanwhile, the
 * next one is used.
 *
 * @param status knows the session
 */
record FailingSender(ConnectionStatus status) implements ConnectionSender {

	@Override
	public void send(Frame frame) {
		WebSocketSession session = this.status.session();
		while (session != null) {
			try {
				session.send(frame);
				return;
			}
			catch (WebSocketClosedException ex) {
				WebSocketSession next = this.status.session();
				if (next == session) {
					throw ex;
				}
				session = next;
			}
		}
		throw this.status.notOpen();
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		WebSocketSession session = this.status.session();
		return (session != null) ? session.sendAsync(frame) : CompletableFuture.failedFuture(this.status.notOpen());
	}

}
