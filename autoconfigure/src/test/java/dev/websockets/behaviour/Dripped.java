package dev.websockets.behaviour;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WireFrame;

/**
 * The bytes of an answer to a handshake, to be sent as the test likes.
 */
final class Dripped {

	private Dripped() {
	}

	/**
	 * The answer that accepts, with frames behind it.
	 */
	static byte[] answer(HandshakeRequest request, WireFrame... frames) {
		String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: " + request.acceptKey() + "\r\n\r\n";
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
		for (WireFrame frame : frames) {
			bytes.writeBytes(frame.toBytes());
		}
		return bytes.toByteArray();
	}

}
