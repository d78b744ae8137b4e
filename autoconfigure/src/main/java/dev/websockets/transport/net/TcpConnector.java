package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnsupportedAddressTypeException;

import org.jspecify.annotations.Nullable;

/**
 * Connects to the first address of a host that answers, in the order of the name service.
 * The time is divided among them, so that one that is dead leaves some to the others.
 */
final class TcpConnector {

	private final SocketKind kind;

	private final NameService names;

	TcpConnector(SocketKind kind) {
		this(kind, InetAddress::getAllByName);
	}

	TcpConnector(SocketKind kind, NameService names) {
		this.kind = kind;
		this.names = names;
	}

	/**
	 * Connect. Blocks until the deadline at most, or as long as the name service takes.
	 * @throws UnknownHostException if the name has no address
	 * @throws ConnectException if no address can be reached; the message says why, and at
	 * which address
	 * @throws SocketTimeoutException if the time was over
	 * @throws InterruptedIOException if the thread is interrupted
	 */
	SocketStream connect(String host, int port, Deadline deadline, SocketGuard guard) throws IOException {
		guard.checkNotCut();
		InetAddress[] addresses = resolve(host);
		IOException failure = null;
		for (int i = 0; i < addresses.length && (i == 0 || !deadline.isOver()); i++) {
			InetSocketAddress address = new InetSocketAddress(addresses[i], port);
			try {
				return this.kind.connect(address, deadline.share(addresses.length - i), guard);
			}
			catch (IOException | UnsupportedAddressTypeException ex) {
				guard.checkNotCut();
				failure = first(failure, describe(ex, address));
			}
			if (Thread.currentThread().isInterrupted()) {
				break;
			}
		}
		if (failure == null) {
			throw new UnknownHostException(host);
		}
		throw (failure instanceof SocketTimeoutException && !deadline.isOver()) ? unreachable(failure) : failure;
	}

	/**
	 * There is time left, but no further way to try.
	 */
	static ConnectException unreachable(Exception failure) {
		ConnectException unreachable = new ConnectException(failure.getMessage());
		unreachable.initCause(failure);
		return unreachable;
	}

	private InetAddress[] resolve(String host) throws UnknownHostException {
		try {
			return this.names.addresses(host);
		}
		catch (UnknownHostException ex) {
			UnknownHostException failure = new UnknownHostException(host);
			failure.initCause(ex);
			throw failure;
		}
	}

	private static IOException first(@Nullable IOException first, IOException next) {
		if (first == null) {
			return next;
		}
		first.addSuppressed(next);
		return first;
	}

	private static IOException describe(Exception cause, InetSocketAddress address) {
		String reason = (cause.getMessage() != null) ? cause.getMessage() : cause.toString();
		String message = reason + " (" + HostLiteral.authority(address.getAddress().getHostAddress(), address.getPort())
				+ ")";
		IOException failure;
		if (cause instanceof SocketTimeoutException) {
			failure = new SocketTimeoutException(message);
		}
		else if (cause instanceof InterruptedIOException) {
			failure = new InterruptedIOException(message);
		}
		else {
			failure = new ConnectException(message);
		}
		failure.initCause(cause);
		return failure;
	}

	/**
	 * Knows the addresses of a host. Blocks as long as it wants to.
	 */
	interface NameService {

		InetAddress[] addresses(String host) throws UnknownHostException;

	}

}
