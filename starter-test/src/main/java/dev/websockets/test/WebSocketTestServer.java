package dev.websockets.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server for tests, on a real port of the loopback interface, that does to
 * each connection what the test says, byte by byte if need be. Connections are served by
 * a {@link #onConnection(PeerHandler) handler}, or taken one by one with
 * {@link #nextPeer()} and served on the test's own thread.
 *
 * <pre class="code">
 * try (WebSocketTestServer server = WebSocketTestServer.start()) {
 *     // .. let the client under test open server.uri("/quotes")
 *     WebSocketPeer peer = server.nextPeer();
 *     peer.accept();
 *     assertThat(peer.readText()).isEqualTo("hello");
 * }
 * </pre>
 * <p>
 * Safe for use by any thread; all of its own are daemons, named
 * {@code websockets-test-..}, and end with the server.
 *
 * @since 0.1.0
 * @see WebSocketServerScript
 */
public final class WebSocketTestServer implements AutoCloseable {

	private final ReentrantLock lock = new ReentrantLock();

	private final LinkedBlockingQueue<WebSocketPeer> waiting = new LinkedBlockingQueue<>();

	private final List<WebSocketPeer> peers = new CopyOnWriteArrayList<>();

	private final List<HandshakeRequest> handshakes = new CopyOnWriteArrayList<>();

	private final Listener listener;

	private final Duration timeout;

	private final ServerThreads threads;

	private ServerSocket socket;

	private volatile @Nullable PeerHandler handler;

	WebSocketTestServer(Listener listener, Duration timeout) {
		this.listener = listener;
		this.timeout = timeout;
		this.socket = listener.listen(0);
		this.threads = new ServerThreads(this.socket.getLocalPort());
		listen(this.socket);
	}

	/**
	 * Start a server on a free port of the loopback interface.
	 * @return the started server
	 */
	public static WebSocketTestServer start() {
		return builder().start();
	}

	/**
	 * Begin with the settings of a server that {@link #start()} does not serve.
	 * @return a builder with the defaults
	 */
	public static WebSocketTestServerBuilder builder() {
		return new WebSocketTestServerBuilder();
	}

	/**
	 * Return the server's port, which {@link #restart()} keeps.
	 * @return the port
	 */
	public int port() {
		return this.threads.port();
	}

	/**
	 * Return the server's address.
	 * @return {@code ws://localhost:port}
	 */
	public URI uri() {
		return uri("");
	}

	/**
	 * Return an address on this server; any path is served.
	 * @param path path and query, encoded, such as {@code /quotes?depth=5}
	 * @return {@code ws://localhost:port} and the path
	 */
	public URI uri(String path) {
		return URI.create(this.listener.scheme() + "://localhost:" + port() + path);
	}

	/**
	 * Serve every connection by a handler, on a thread of the connection's own, from now
	 * on; connections that nobody took with {@link #nextPeer()} are served at once.
	 * @param handler the handler, called once per connection
	 */
	public void onConnection(PeerHandler handler) {
		this.lock.lock();
		try {
			this.handler = handler;
			List<WebSocketPeer> untaken = new ArrayList<>();
			this.waiting.drainTo(untaken);
			untaken.forEach((peer) -> serve(peer, handler));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take the next connection, waiting for it at most the server's timeout.
	 * @return a connection whose handshake has not been read yet
	 * @throws AssertionError if no client connects in time
	 */
	public WebSocketPeer nextPeer() {
		return nextPeer(this.timeout);
	}

	/**
	 * Take the next connection.
	 * @param limit how long to wait
	 * @return a connection whose handshake has not been read yet
	 * @throws AssertionError if no client connects in time
	 * @throws IllegalStateException if a handler serves the connections, or the thread is
	 * interrupted
	 */
	public WebSocketPeer nextPeer(Duration limit) {
		if (this.handler != null) {
			throw new IllegalStateException("a handler serves the connections of this server");
		}
		try {
			WebSocketPeer peer = this.waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
			if (peer == null) {
				throw new AssertionError("no client connected to " + uri() + " within " + WireText.describe(limit));
			}
			return peer;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while waiting for a client", ex);
		}
	}

	/**
	 * Return the connections accepted so far, ended ones included.
	 * @return the connections in order
	 */
	public List<WebSocketPeer> peers() {
		return List.copyOf(this.peers);
	}

	/**
	 * Return the handshake requests read so far, refused ones included.
	 * @return the requests in order
	 */
	public List<HandshakeRequest> handshakes() {
		return List.copyOf(this.handshakes);
	}

	/**
	 * Stop like a server that dies: no longer listen, close every connection without a
	 * Close frame, end the handlers. Waits at most 5 seconds for them.
	 */
	public void stop() {
		this.lock.lock();
		try {
			this.socket.close();
			this.waiting.clear();
			this.peers.forEach(WebSocketPeer::cut);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.lock.unlock();
		}
		this.threads.stop();
	}

	/**
	 * Stop, unless that is done, and listen on the same port again.
	 */
	public void restart() {
		stop();
		this.lock.lock();
		try {
			this.socket = this.listener.listen(port());
			listen(this.socket);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Throw what went wrong on the threads of connections since the last call.
	 * @throws AssertionError if a handler failed for another reason than the end of its
	 * connection
	 */
	public void verify() {
		this.threads.verify();
	}

	/**
	 * Stop for good.
	 * @throws AssertionError as {@link #verify()} does, or if a handler does not end
	 */
	@Override
	public void close() {
		stop();
		this.threads.close();
		verify();
	}

	private void listen(ServerSocket socket) {
		this.threads.start("accept", () -> {
			while (!socket.isClosed()) {
				admit(socket, socket.accept());
			}
		});
	}

	private void admit(ServerSocket from, Socket accepted) throws IOException {
		this.lock.lock();
		try {
			if (from.isClosed()) {
				accepted.close();
				return;
			}
			accepted.setTcpNoDelay(true);
			String name = "connection " + (this.peers.size() + 1);
			WebSocketPeer peer = new WebSocketPeer(new PeerSocket(accepted, name, this.threads.watchdog()),
					this.timeout, this.handshakes::add);
			this.peers.add(peer);
			if (this.handler != null) {
				serve(peer, this.handler);
			}
			else {
				this.waiting.add(peer);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void serve(WebSocketPeer peer, PeerHandler handler) {
		this.threads.start("connection", () -> handler.handle(peer), peer::cut);
	}

}
