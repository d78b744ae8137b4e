package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * An address that does not answer who wants to connect: its queue is full.
 */
public final class SilentAddress implements AutoCloseable {

	private final ServerSocket server;

	private final List<Socket> waiting = new ArrayList<>();

	public SilentAddress(String address, int port) throws IOException {
		this.server = new ServerSocket(port, 1, InetAddress.getByName(address));
		boolean answers = true;
		while (answers) {
			Socket socket = new Socket();
			this.waiting.add(socket);
			try {
				socket.connect(new InetSocketAddress(this.server.getInetAddress(), port()), 200);
			}
			catch (SocketTimeoutException ex) {
				answers = false;
			}
		}
	}

	public int port() {
		return this.server.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		for (Socket socket : this.waiting) {
			socket.close();
		}
		this.server.close();
	}

}
