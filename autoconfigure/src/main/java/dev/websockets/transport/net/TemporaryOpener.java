package dev.websockets.transport.net;

import java.io.IOException;

public final class TemporaryOpener {

	private TemporaryOpener() {
	}

	public static ByteStream open(SocketKind kind, String host, int port, java.time.Duration d, SocketGuard guard)
			throws IOException {
		return new TcpConnector(kind).connect(host, port, Deadline.in(d), guard);
	}

}
