package dev.websockets.client;

import java.util.concurrent.CompletableFuture;

import dev.websockets.Frame;
import dev.websockets.WebSocketSession;

/**
 * Sends nothing while no session is open.
 *
 * @param status knows the session
 */
record FailingSender(ConnectionStatus status) implements ConnectionSender {

	@Override
	public void send(Frame frame) {
		WebSocketSession session = this.status.session();
		if (session == null) {
			throw this.status.notOpen();
		}
		session.send(frame);
	}

	@Override
	public CompletableFuture<Void> sendAsync(Frame frame) {
		WebSocketSession session = this.status.session();
		return (session != null) ? session.sendAsync(frame) : CompletableFuture.failedFuture(this.status.notOpen());
	}

}
