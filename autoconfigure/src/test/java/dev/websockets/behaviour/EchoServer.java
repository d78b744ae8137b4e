package dev.websockets.behaviour;

import dev.websockets.test.WebSocketTestServer;

/**
 * A server that accepts every handshake and echoes every message.
 */
public final class EchoServer {

	private EchoServer() {
	}

	public static WebSocketTestServer start() {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			peer.echo();
		});
		return server;
	}

}
