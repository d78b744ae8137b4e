package dev.websockets.transport.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy that knows CONNECT. It finds every host on loopback.
 */
public final class HttpProxy implements AutoCloseable {

	private final List<String> heads = new CopyOnWriteArrayList<>();

	private final LoopServer server;

	private final String answer;

	/**
	 * Create the proxy.
	 * @param answer the head of its answer, without the empty line
	 */
	public HttpProxy(String answer) throws IOException {
		this.answer = answer;
		this.server = new LoopServer(this::handle);
	}

	public int port() {
		return this.server.port();
	}

	/**
	 * The heads of the requests.
	 */
	public List<String> heads() {
		return this.heads;
	}

	private void handle(Socket client) throws IOException {
		String head = head(client.getInputStream());
		this.heads.add(head);
		String authority = head.split(" ")[1];
		try (Socket host = new Socket("127.0.0.1",
				Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1)))) {
			client.getOutputStream().write((this.answer + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			relay(client, host);
		}
	}

	private static String head(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("incomplete request");
			}
			head.write(next);
		}
		return head.toString(StandardCharsets.ISO_8859_1);
	}

	static void relay(Socket client, Socket host) throws IOException {
		LoopServer.start(() -> {
			try (client; host) {
				LoopServer.copy(host.getInputStream(), client.getOutputStream());
			}
			catch (IOException ex) {
				// the other direction ended
			}
		});
		LoopServer.copy(client.getInputStream(), host.getOutputStream());
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
