package dev.websockets.client;

import dev.websockets.WebSocketClient;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.Transport;

/**
 * Makes clients where no application context does it.
 *
 * @since 0.1.0
 */
public final class WebSocketClients {

	private WebSocketClients() {
	}

	/**
	 * Begin to build a client over a transport, on threads that all such clients share.
	 * @param transport opens the connections
	 * @return a new builder
	 */
	public static WebSocketClient.Builder builder(Transport transport) {
		return builder(transport, SessionThreads.shared());
	}

	/**
	 * Begin to build a client over a transport, on threads of its own.
	 * @param transport opens the connections
	 * @param threads the threads its sessions run on
	 * @return a new builder
	 */
	public static WebSocketClient.Builder builder(Transport transport, SessionThreads threads) {
		return new DefaultWebSocketClientBuilder(transport, threads);
	}

}
