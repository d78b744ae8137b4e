package dev.websockets.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.websockets.fault.Fault.Direction;

/**
 * Stands between a client and a server on this machine, and does harm to what passes.
 */
final class FaultProxy implements AutoCloseable {

	private final ServerSocket listener;

	private final int serverPort;

	private final Supplier<Fault> faults;

	private final AtomicInteger happened = new AtomicInteger();

	private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "fault-proxy");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * Start a proxy.
	 * @param serverPort where the server is
	 * @param faults asked at every connection what is to happen to it
	 */
	FaultProxy(int serverPort, Supplier<Fault> faults) {
		this.serverPort = serverPort;
		this.faults = faults;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::accept);
	}

	/**
	 * How many faults have happened.
	 */
	int happened() {
		return this.happened.get();
	}

	int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Have something happen to all connections there are, counted from now on.
	 */
	void harm(Fault fault) {
		this.connections.forEach((connection) -> connection.harm(fault));
	}

	/**
	 * Have something happen to one of the connections.
	 */
	void harmOne(Fault fault, Random random) {
		List<ProxiedConnection> all = List.copyOf(this.connections);
		if (!all.isEmpty()) {
			all.get(random.nextInt(all.size())).harm(fault);
		}
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				serve(this.listener.accept());
			}
			catch (IOException ex) {
				if (!this.listener.isClosed()) {
					throw new UncheckedIOException(ex);
				}
			}
		}
	}

	private void serve(Socket client) throws IOException {
		Socket server = new Socket(InetAddress.getLoopbackAddress(), this.serverPort);
		ProxiedConnection connection = new ProxiedConnection(client, server, this.connections::remove,
				this.happened::incrementAndGet);
		this.connections.add(connection);
		connection.harm(this.faults.get());
		this.threads.execute(() -> connection.pass(Direction.TO_SERVER));
		this.threads.execute(() -> connection.pass(Direction.TO_CLIENT));
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.connections.forEach(ProxiedConnection::reset);
			this.threads.shutdownNow();
		}
	}

}
