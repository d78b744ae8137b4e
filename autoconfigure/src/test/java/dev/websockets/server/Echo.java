package dev.websockets.server;

import dev.websockets.Message;
import dev.websockets.WebSocketSession;

/**
 * Sends back what comes.
 */
final class Echo {

	private Echo() {
	}

	static void echo(WebSocketSession session) {
		for (Message message : session.incoming()) {
			session.send(message);
		}
	}

}
