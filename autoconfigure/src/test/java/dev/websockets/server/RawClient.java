package dev.websockets.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that sends bytes as it is told, and says nothing by itself.
 */
final class RawClient implements AutoCloseable {

	private static final int TIMEOUT = 10_000;

	private final Socket socket;

	private RawClient(Socket socket) {
		this.socket = socket;
	}

	/**
	 * Connect, and have the handshake answered with 101.
	 */
	static RawClient open(int port, String path) throws IOException {
		RawClient client = connect(port);
		client.send("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
				+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
		String head = client.readHead();
		if (!head.startsWith("HTTP/1.1 101")) {
			client.close();
			throw new IOException(head);
		}
		return client;
	}

	static RawClient connect(int port) throws IOException {
		Socket socket = new Socket("localhost", port);
		socket.setSoTimeout(TIMEOUT);
		socket.setTcpNoDelay(true);
		return new RawClient(socket);
	}

	void send(String text) throws IOException {
		send(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	void send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	String readHead() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int octet = this.socket.getInputStream().read();
			if (octet < 0) {
				throw new IOException("end within " + head);
			}
			head.append((char) octet);
		}
		return head.toString();
	}

	/**
	 * Read to the end, be it by FIN or by RST.
	 */
	byte[] readAll() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] buffer = new byte[4096];
		try {
			for (int read = this.socket.getInputStream().read(buffer); read >= 0; read = this.socket.getInputStream()
				.read(buffer)) {
				all.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			return all.toByteArray();
		}
		return all.toByteArray();
	}

	/**
	 * Cut the connection by RST.
	 */
	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
