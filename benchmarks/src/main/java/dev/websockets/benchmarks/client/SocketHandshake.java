package dev.websockets.benchmarks.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The opening handshake of the {@link SocketClient floor}, and of the load on servers
 * (RFC 6455, section 4.1). What follows the answer's headers is left unread.
 */
public final class SocketHandshake {

	private static final String END = "\r\n\r\n";

	private SocketHandshake() {
	}

	/**
	 * Ask for a WebSocket connection, and read the answer.
	 * @param socket the connection, which blocks
	 * @param uri where to
	 * @throws IOException if the server refuses
	 */
	public static void perform(Socket socket, URI uri) throws IOException {
		byte[] nonce = new byte[16];
		ThreadLocalRandom.current().nextBytes(nonce);
		String target = uri.getRawPath() + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "");
		String request = "GET " + target + " HTTP/1.1\r\nHost: " + uri.getAuthority()
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
				+ Base64.getEncoder().encodeToString(nonce) + END;
		socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		String response = head(socket.getInputStream());
		if (!response.startsWith("HTTP/1.1 101 ")) {
			throw new ProtocolException("refused: " + response);
		}
	}

	private static String head(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.length() < END.length() || !head.substring(head.length() - END.length()).equals(END)) {
			int next = in.read();
			if (next < 0) {
				throw new EOFException("no answer");
			}
			head.append((char) next);
		}
		return head.toString();
	}

}
