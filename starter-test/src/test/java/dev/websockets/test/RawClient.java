package dev.websockets.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A client that knows bytes only, so that it shares no code with the server.
 */
class RawClient implements AutoCloseable {

	static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

	private final Socket socket;

	RawClient(WebSocketTestServer server) {
		try {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
			this.socket.setSoTimeout(10_000);
			this.socket.setTcpNoDelay(true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static RawClient upgraded(WebSocketTestServer server) {
		RawClient client = new RawClient(server);
		client.sendHandshake("/");
		client.readHead();
		return client;
	}

	void sendHandshake(String target, String... headers) {
		send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Version: 13\r\n"
				+ String.join("", Arrays.stream(headers).map((line) -> line + "\r\n").toList()) + "\r\n");
	}

	void send(String ascii) {
		send(ascii.getBytes(StandardCharsets.ISO_8859_1));
	}

	void sendHex(String hex) {
		send(HexFormat.of().parseHex(hex.replace(" ", "")));
	}

	void send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String readHead() {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) (readBytes(1)[0] & 0xFF));
		}
		return head.toString();
	}

	String readHex(int count) {
		return HexFormat.ofDelimiter(" ").formatHex(readBytes(count));
	}

	byte[] readBytes(int count) {
		try {
			byte[] bytes = this.socket.getInputStream().readNBytes(count);
			if (bytes.length < count) {
				throw new IllegalStateException("ended after " + bytes.length + " bytes of " + count);
			}
			return bytes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read to the end.
	 * @return what was left, and "RST" if the server cut the connection
	 */
	String readToEnd() {
		try {
			return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "RST";
		}
	}

	void end() throws IOException {
		this.socket.shutdownOutput();
	}

	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
