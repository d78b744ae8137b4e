package dev.websockets.behaviour;

import java.nio.charset.StandardCharsets;

import dev.websockets.test.WebSocketPeer;

/**
 * Answers to a handshake, as bytes.
 */
final class Answers {

	private Answers() {
	}

	/**
	 * A head of these lines.
	 */
	static byte[] head(String... lines) {
		return ascii(String.join("\r\n", lines) + "\r\n\r\n");
	}

	/**
	 * A head that switches protocols.
	 */
	static byte[] accepting(WebSocketPeer peer) {
		return head("HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
				"Sec-WebSocket-Accept: " + peer.request().acceptKey());
	}

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
