package dev.websockets.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A WebSocket server that favours no client and is faster than all of them. It is written
 * by hand, reads and writes blocking, and has one buffer of 16 KiB a connection.
 * <ul>
 * <li>{@code /echo} sends back what it reads, all frames of one read in one write</li>
 * <li>{@code /deflate} does the same with a client that offers permessage-deflate: what
 * it compressed comes back as it was, which to the client is data compressed in the same
 * order</li>
 * <li>{@code /flood?size=64} sends texts of that size for ever</li>
 * </ul>
 * The first connections have platform threads, further ones virtual threads.
 */
public final class NeutralServer implements AutoCloseable {

	private static final int PLATFORM_THREADS = 64;

	private static final int BACKLOG = 4096;

	private final Semaphore platformThreads = new Semaphore(PLATFORM_THREADS);

	private final Executor platform = platform();

	private final Executor virtual = new VirtualThreadTaskExecutor("connection-");

	private final ServerSocket server;

	private NeutralServer(ServerSocket server) {
		this.server = server;
	}

	private static Executor platform() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("connection-");
		threads.setDaemon(true);
		return Executors.newCachedThreadPool(threads);
	}

	/**
	 * Start the server in a process of its own. The port is the first line of the output.
	 * The server ends with its input.
	 * @param args none
	 * @throws IOException if there is no port
	 */
	public static void main(String[] args) throws IOException {
		try (NeutralServer server = start()) {
			System.out.println(server.port());
			System.in.transferTo(System.err);
		}
	}

	/**
	 * Start a server on a free port of the loopback address.
	 * @return the server
	 * @throws IOException if there is no port
	 */
	public static NeutralServer start() throws IOException {
		NeutralServer server = new NeutralServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
		server.platform.execute(server::accept);
		return server;
	}

	/**
	 * Where the server listens.
	 * @return the port
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Accept no more connections.
	 * @throws IOException if that fails
	 */
	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				serve(this.server.accept());
			}
			catch (IOException ex) {
				System.err.println("not accepted: " + ex);
			}
		}
	}

	private void serve(Socket socket) {
		if (this.platformThreads.tryAcquire()) {
			this.platform.execute(() -> {
				try {
					run(socket, this.platform);
				}
				finally {
					this.platformThreads.release();
				}
			});
		}
		else {
			this.virtual.execute(() -> run(socket, this.virtual));
		}
	}

	private static void run(Socket socket, Executor threads) {
		try (socket) {
			new ServedConnection(socket, threads).run();
		}
		catch (IOException ex) {
			System.err.println("connection lost: " + ex);
		}
	}

}
