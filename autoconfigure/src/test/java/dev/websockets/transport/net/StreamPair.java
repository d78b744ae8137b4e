package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A connected stream and its other end.
 *
 * @param stream the stream under test
 * @param peer the other end
 * @param raw the TCP socket of the other end
 */
record StreamPair(ByteStream stream, Socket peer, Socket raw) implements AutoCloseable {

	static StreamPair open(Wiring wiring) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Threads.Task<ByteStream> opening = Threads.run(wiring.kind, () -> connect(wiring, server.getLocalPort()));
			Socket raw = server.accept();
			return new StreamPair(opening.result().get(10, TimeUnit.SECONDS), raw, raw);
		}
	}

	private static ByteStream connect(Wiring wiring, int port) throws IOException {
		Deadline deadline = Deadline.in(Duration.ofSeconds(10));
		return new TcpConnector(wiring.kind).connect("localhost", port, deadline, new SocketGuard());
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
