package dev.websockets.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A client that is a plain socket, to do what no client of ours does.
 */
final class SocketPeer implements AutoCloseable {

	private final Socket socket = new Socket();

	private final DataInputStream input;

	SocketPeer(int port, String path, String... headers) throws IOException {
		this(port, request(port, path, headers));
	}

	private SocketPeer(int port, byte[] first) throws IOException {
		this.socket.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
		this.socket.setSoTimeout(20_000);
		this.socket.setTcpNoDelay(true);
		this.socket.connect(new InetSocketAddress("localhost", port));
		this.input = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
		this.socket.getOutputStream().write(first);
	}

	/**
	 * A client that does not wait for the answer before it sends a text.
	 */
	static SocketPeer sendingBehindRequest(int port, String path, String text) throws IOException {
		ByteArrayOutputStream first = new ByteArrayOutputStream();
		first.writeBytes(request(port, path));
		first.writeBytes(frame(true, 1, text.getBytes(StandardCharsets.UTF_8)));
		return new SocketPeer(port, first.toByteArray());
	}

	private static byte[] request(int port, String path, String... headers) {
		String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
				+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
				+ String.join("", Arrays.stream(headers).map((header) -> header + "\r\n").toList()) + "\r\n";
		return request.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * The head of the answer.
	 */
	String answer() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) this.input.readUnsignedByte());
		}
		return head.toString();
	}

	/**
	 * Send a frame, masked by zeros.
	 */
	void send(boolean fin, int opcode, byte[] payload) throws IOException {
		sendBytes(frame(fin, opcode, payload));
	}

	private static byte[] frame(boolean fin, int opcode, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
		frame.put((byte) ((fin ? 0x80 : 0) | opcode));
		if (payload.length < 126) {
			frame.put((byte) (0x80 | payload.length));
		}
		else if (payload.length < 65536) {
			frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
		}
		else {
			frame.put((byte) (0x80 | 127)).putLong(payload.length);
		}
		frame.putInt(0).put(payload);
		return Arrays.copyOf(frame.array(), frame.position());
	}

	void sendBytes(byte... bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	void sendClose(int code) throws IOException {
		sendClose(code, "");
	}

	void sendClose(int code, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		send(true, 8, ByteBuffer.allocate(2 + bytes.length).putShort((short) code).put(bytes).array());
	}

	Received receive() throws IOException {
		int first = this.input.readUnsignedByte();
		long length = this.input.readUnsignedByte();
		if (length == 126) {
			length = this.input.readUnsignedShort();
		}
		else if (length == 127) {
			length = this.input.readLong();
		}
		byte[] payload = new byte[(int) length];
		this.input.readFully(payload);
		return new Received((first & 0x80) != 0, first & 0x0f, payload);
	}

	/**
	 * A message, in however many frames it comes.
	 */
	Received receiveMessage() throws IOException {
		Received part = receive();
		int opcode = part.opcode();
		ByteArrayOutputStream payload = new ByteArrayOutputStream();
		payload.writeBytes(part.payload());
		while (!part.fin()) {
			part = receive();
			payload.writeBytes(part.payload());
		}
		return new Received(true, opcode, payload.toByteArray());
	}

	/**
	 * The next byte, or -1 at the end.
	 */
	int read() throws IOException {
		return this.input.read();
	}

	Socket socket() {
		return this.socket;
	}

	/**
	 * End with a RST.
	 */
	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	record Received(boolean fin, int opcode, byte[] payload) {

		int closeCode() {
			return ByteBuffer.wrap(this.payload).getShort() & 0xffff;
		}

		String text() {
			return new String(this.payload, StandardCharsets.UTF_8);
		}

	}

}
