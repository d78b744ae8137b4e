package dev.websockets.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.Executor;

/**
 * One connection, from the handshake to its end.
 */
final class ServedConnection {

	static final int BUFFER_SIZE = 16 * 1024;

	private static final int GOODBYE_MILLIS = 2000;

	private final Socket socket;

	private final Executor threads;

	private final InputStream in;

	private final OutputStream out;

	ServedConnection(Socket socket, Executor threads) throws IOException {
		this.socket = socket;
		this.threads = threads;
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
		socket.setTcpNoDelay(true);
	}

	void run() throws IOException {
		byte[] buffer = new byte[BUFFER_SIZE];
		Upgrade upgrade = Upgrade.read(this.in, buffer);
		if (upgrade == null || (upgrade.compresses() && !upgrade.offersDeflate())) {
			return;
		}
		this.out.write(upgrade.response());
		if (upgrade.target().startsWith("/flood")) {
			new Flood(upgrade.size(), this.in, this.out).run(this.threads, buffer);
		}
		else {
			echo(buffer);
		}
		end(buffer);
	}

	private void echo(byte[] buffer) throws IOException {
		EchoFrames frames = new EchoFrames(buffer);
		while (!frames.closed() && frames.read(this.in)) {
			this.out.write(buffer, 0, frames.size());
		}
	}

	/**
	 * The server closes first, and waits for the client to do so.
	 */
	private void end(byte[] buffer) throws IOException {
		this.socket.shutdownOutput();
		this.socket.setSoTimeout(GOODBYE_MILLIS);
		while (this.in.read(buffer) >= 0) {
			continue;
		}
	}

}
