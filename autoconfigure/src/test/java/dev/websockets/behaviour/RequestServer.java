package dev.websockets.behaviour;

import dev.websockets.Message;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

/**
 * A server that is asked in the {@link LineProtocol}.
 */
final class RequestServer {

	private RequestServer() {
	}

	/**
	 * Start a server.
	 * @param answering called for each request of a connection, one after the other
	 */
	static WebSocketTestServer start(Answering answering) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			WireFrame frame = peer.readFrame();
			while (frame.opcode() != WireFrame.CLOSE) {
				if (frame.opcode() == WireFrame.TEXT) {
					String line = frame.text();
					int space = line.indexOf(' ');
					answering.asked(peer, line.substring(1, space), line.substring(space + 1));
				}
				frame = peer.readFrame();
			}
			peer.send(WireFrame.close(frame.closeCode(), ""));
		});
		return server;
	}

	static WireFrame reply(String id, String body) {
		return WireFrame.text("=" + id + " " + body);
	}

	static WireFrame error(String id, String body) {
		return WireFrame.text("!" + id + " " + body);
	}

	static Message message(WireFrame frame) {
		return Message.of(frame.text());
	}

	/**
	 * Answers requests.
	 */
	interface Answering {

		/**
		 * A request came.
		 * @param peer the connection
		 * @param id the id of the request
		 * @param body what is asked
		 */
		void asked(WebSocketPeer peer, String id, String body) throws Exception;

	}

}
