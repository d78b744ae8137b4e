package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;

/**
 * Opens connections: TCP to a host, or to a proxy and through it, and TLS over it. Used
 * by many threads at a time. What fails leaves nothing open.
 *
 * @since 0.1.0
 */
public final class StreamOpener {

	private final TcpConnector connector;

	/**
	 * Create the opener.
	 * @param kind how the threads of the connections wait
	 */
	public StreamOpener(SocketKind kind) {
		this(new TcpConnector(kind));
	}

	StreamOpener(TcpConnector connector) {
		this.connector = connector;
	}

	/**
	 * Open a connection. Blocks until the deadline at most, but as long as the name
	 * service takes. The routes share the time; the next one is tried if the host or the
	 * proxy cannot be reached, or the proxy refuses, and not if TLS fails.
	 * @param target the host
	 * @param routes the ways to it in the order to try, at least one
	 * @param deadline when it has to be open
	 * @param guard can cut the connection, also after it is open
	 * @return the open connection
	 * @throws UnknownHostException if the host has no address
	 * @throws SocketTimeoutException if the time is over
	 * @throws InterruptedIOException if the thread is interrupted, with its flag set
	 * @throws SSLException if the host cannot be trusted, or TLS fails otherwise
	 * @throws WebSocketProxyException if a proxy cannot be reached, or refuses
	 * @throws IOException if the host cannot be reached, the connection is lost, or it is
	 * cut by the guard
	 */
	public ByteStream open(Target target, List<Route> routes, Deadline deadline, SocketGuard guard) throws IOException {
		Assert.notEmpty(routes, "routes must not be empty");
		SocketStream socket = connect(target, routes, deadline, guard);
		if (!target.secure()) {
			return socket;
		}
		try {
			return TlsStream.open(socket, target.effectiveTls(), target.host(), target.port(), deadline);
		}
		catch (IOException | RuntimeException | Error ex) {
			socket.cut();
			guard.checkNotCut();
			throw ex;
		}
	}

	private SocketStream connect(Target target, List<Route> routes, Deadline deadline, SocketGuard guard)
			throws IOException {
		Exception failure = null;
		for (int i = 0; i < routes.size() && mayTry(i, deadline); i++) {
			try {
				return connect(target, routes.get(i).proxy(), deadline.share(routes.size() - i), guard);
			}
			catch (IOException | WebSocketProxyException ex) {
				guard.checkNotCut();
				if (failure == null) {
					failure = ex;
				}
				else {
					failure.addSuppressed(ex);
				}
			}
		}
		if (failure instanceof WebSocketProxyException refusal) {
			throw refusal;
		}
		if (failure instanceof SocketTimeoutException && !deadline.isOver()) {
			throw TcpConnector.unreachable(failure);
		}
		throw (IOException) failure;
	}

	private static boolean mayTry(int route, Deadline deadline) {
		return route == 0 || !(deadline.isOver() || Thread.currentThread().isInterrupted());
	}

	private SocketStream connect(Target target, @Nullable WebSocketProxy proxy, Deadline deadline, SocketGuard guard)
			throws IOException {
		if (proxy == null) {
			return this.connector.connect(target.host(), target.port(), deadline, guard);
		}
		try {
			return connectThrough(proxy, target, deadline, guard);
		}
		catch (SocketTimeoutException ex) {
			SocketTimeoutException failure = new SocketTimeoutException(proxy + " did not connect in time");
			failure.initCause(ex);
			throw failure;
		}
		catch (InterruptedIOException ex) {
			throw ex;
		}
		catch (UnknownHostException ex) {
			throw new WebSocketProxyException(
					proxy + " has an unknown host, see websockets.proxy.host: " + ex.getMessage(), proxy, ex);
		}
		catch (IOException ex) {
			throw new WebSocketProxyException(proxy + " failed, see websockets.proxy.*: " + ex.getMessage(), proxy, ex);
		}
	}

	private SocketStream connectThrough(WebSocketProxy proxy, Target target, Deadline deadline, SocketGuard guard)
			throws IOException {
		SocketStream socket = this.connector.connect(proxy.host(), proxy.port(), deadline, guard);
		try {
			ProxyTunnel.of(proxy).open(new ProxyDialogue(socket, deadline), target.host(), target.port());
			return socket;
		}
		catch (IOException | RuntimeException | Error ex) {
			socket.cut();
			throw ex;
		}
	}

}
