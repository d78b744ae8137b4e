package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server on loopback that handles each connection on a thread of its own, and closes it
 * then.
 */
class LoopServer implements AutoCloseable {

	/** How many bytes {@link #skipRequest} waits for. */
	private static final int REQUEST_BYTES = 3;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final ServerSocket server;

	private final Handler handler;

	private final Thread accepting;

	/** What handlers failed with. */
	final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	LoopServer(Handler handler) throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		this.handler = handler;
		this.accepting = start(this::acceptAll);
	}

	static LoopServer echo() throws IOException {
		return new LoopServer(LoopServer::echo);
	}

	static LoopServer secureEcho(String certificate, String... versions) throws IOException {
		return new LoopServer((socket) -> echo(StreamPair.secure(socket, certificate, versions)));
	}

	/**
	 * Say something, whatever is asked, and wait for the other end to go.
	 */
	static LoopServer saying(byte[] answer) throws IOException {
		return new LoopServer((socket) -> {
			skipRequest(socket);
			socket.getOutputStream().write(answer);
			drain(socket);
		});
	}

	static LoopServer silent() throws IOException {
		return new LoopServer(LoopServer::drain);
	}

	static void echo(Socket socket) throws IOException {
		copy(socket.getInputStream(), socket.getOutputStream());
	}

	static void copy(InputStream in, OutputStream out) throws IOException {
		byte[] buffer = new byte[32 * 1024];
		for (int bytes = in.read(buffer); bytes >= 0; bytes = in.read(buffer)) {
			out.write(buffer, 0, bytes);
			out.flush();
		}
	}

	static void skipRequest(Socket socket) throws IOException {
		socket.getInputStream().readNBytes(REQUEST_BYTES);
	}

	static void drain(Socket socket) throws IOException {
		socket.getInputStream().transferTo(OutputStream.nullOutputStream());
	}

	static Thread start(Runnable task) {
		Thread thread = new Thread(task, "loop-server");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	int port() {
		return this.server.getLocalPort();
	}

	private void acceptAll() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				start(() -> handle(socket));
			}
			catch (IOException ex) {
				if (!this.server.isClosed()) {
					this.failures.add(ex);
				}
			}
		}
	}

	private void handle(Socket socket) {
		try (socket) {
			this.handler.handle(socket);
		}
		catch (Exception ex) {
			this.failures.add(ex);
		}
		this.sockets.remove(socket);
	}

	/**
	 * Close everything. The port listens as long as a thread accepts.
	 */
	@Override
	public void close() throws IOException {
		this.server.close();
		try {
			this.accepting.join(10_000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/**
	 * What is done with a connection.
	 */
	interface Handler {

		void handle(Socket socket) throws Exception;

	}

}
