package dev.websockets.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A WebSocket client that favours no server and costs less than all of them. It is
 * written by hand, and does what it is told to by {@link Load}, which is where the server
 * runs.
 */
public final class NeutralClient implements AutoCloseable {

	private final Executor threads = threads();

	private final ServerSocket orders;

	private NeutralClient(ServerSocket orders) {
		this.orders = orders;
	}

	private static Executor threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("load-");
		threads.setDaemon(true);
		return Executors.newCachedThreadPool(threads);
	}

	/**
	 * Start the client in a process of its own. The port it takes orders at is the first
	 * line of the output. The client ends with its input.
	 * @param args none
	 * @throws IOException if there is no port
	 */
	public static void main(String[] args) throws IOException {
		try (NeutralClient client = start()) {
			System.out.println(client.port());
			System.in.transferTo(System.err);
		}
	}

	/**
	 * Start a client that waits for orders.
	 * @return the client
	 * @throws IOException if there is no port
	 */
	public static NeutralClient start() throws IOException {
		NeutralClient client = new NeutralClient(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
		client.threads.execute(client::accept);
		return client;
	}

	/**
	 * Where the client takes orders.
	 * @return the port
	 */
	public int port() {
		return this.orders.getLocalPort();
	}

	/**
	 * Take no more orders.
	 * @throws IOException if that fails
	 */
	@Override
	public void close() throws IOException {
		this.orders.close();
	}

	private void accept() {
		while (!this.orders.isClosed()) {
			try {
				Socket socket = this.orders.accept();
				this.threads.execute(() -> new Orders(socket, this.threads).run());
			}
			catch (IOException ex) {
				System.err.println("no more orders: " + ex);
			}
		}
	}

}
