package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import dev.websockets.WebSocketTls;

/**
 * A connected stream and its other end.
 *
 * @param stream the stream under test
 * @param peer the other end
 * @param raw the TCP socket of the other end
 */
record StreamPair(ByteStream stream, Socket peer, Socket raw) implements AutoCloseable {

	private static final int SECONDS = 30;

	static StreamPair open(Wiring wiring) throws Exception {
		SSLContext client = (wiring.tls != null) ? Certificates.client() : null;
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Threads.Task<ByteStream> opening = Threads.run(wiring.kind,
					() -> connect(wiring, client, server.getLocalPort()));
			Socket raw = server.accept();
			Threads.Task<Socket> accepting = Threads.run(SocketKind.SELECTOR,
					() -> (wiring.tls != null) ? secure(raw, "localhost", wiring.tls) : raw);
			ByteStream stream = opening.result().get(SECONDS, TimeUnit.SECONDS);
			return new StreamPair(stream, accepting.result().get(SECONDS, TimeUnit.SECONDS), raw);
		}
	}

	/**
	 * Be a TLS server on a socket.
	 */
	static SSLSocket secure(Socket raw, String certificate, String... versions) throws IOException {
		raw.setTcpNoDelay(true);
		SSLSocket socket = (SSLSocket) Certificates.server(certificate)
			.getSocketFactory()
			.createSocket(raw, "localhost", raw.getPort(), true);
		socket.setUseClientMode(false);
		socket.setEnabledProtocols(versions);
		socket.startHandshake();
		return socket;
	}

	private static ByteStream connect(Wiring wiring, SSLContext client, int port) throws IOException {
		Deadline deadline = Deadline.in(Duration.ofSeconds(SECONDS));
		SocketStream socket = new TcpConnector(wiring.kind).connect("localhost", port, deadline, new SocketGuard());
		return (client != null) ? TlsStream.open(socket, WebSocketTls.of(client), "localhost", port, deadline) : socket;
	}

	void reset() throws IOException {
		this.raw.setSoLinger(true, 0);
		this.raw.close();
	}

	@Override
	public void close() throws IOException {
		this.stream.cut();
		this.raw.close();
	}

}
