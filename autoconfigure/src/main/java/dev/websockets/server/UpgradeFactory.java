package dev.websockets.server;

import java.util.Map;

import dev.websockets.session.SessionThreads;
import dev.websockets.transport.http.ExtensionAnswer;

/**
 * Makes sessions of the connections whose handshakes are answered with 101.
 *
 * @since 0.1.0
 */
public final class UpgradeFactory {

	private final SessionThreads threads;

	private final ServerSessions sessions;

	UpgradeFactory(SessionThreads threads, ServerSessions sessions) {
		this.threads = threads;
		this.sessions = sessions;
	}

	Upgrade create(Endpoint endpoint, ServerHandshake handshake, ExtensionAnswer extensions,
			Map<String, Object> attributes) {
		return new Upgrade(endpoint, handshake, extensions, attributes, this.threads, this.sessions);
	}

}
