package dev.websockets.benchmarks.client;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.Executor;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * The floor: a blocking socket, with what RFC 6455 demands at the least, written by hand.
 * One thread reads; each message is sent by one write of its sender.
 */
final class SocketClient implements Client {

	private final Executor readers;

	private SocketClient(Executor readers) {
		this.readers = readers;
	}

	static SocketClient onVirtualThreads() {
		return new SocketClient(new VirtualThreadTaskExecutor("reader-"));
	}

	static SocketClient onPlatformThreads() {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("reader-");
		threads.setDaemon(true);
		return new SocketClient(threads);
	}

	@Override
	public Connection open(URI uri, Listener listener) throws IOException {
		Socket socket = new Socket(uri.getHost(), uri.getPort());
		socket.setTcpNoDelay(true);
		SocketHandshake.perform(socket, uri);
		SocketConnection connection = new SocketConnection(socket, listener);
		this.readers.execute(connection::read);
		return connection;
	}

}
