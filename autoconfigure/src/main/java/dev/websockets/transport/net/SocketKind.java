package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * How the threads of a connection wait for its socket. Both kinds behave alike.
 *
 * @since 0.1.0
 */
public enum SocketKind {

	/**
	 * Shared threads wait for all sockets: for virtual threads, which are parked
	 * meanwhile. Works with platform threads too.
	 */
	ASYNC {

		@Override
		SocketStream connect(InetSocketAddress address, Deadline deadline, SocketGuard guard) throws IOException {
			return AsyncStream.connect(address, deadline, guard);
		}

	},

	/**
	 * The reading thread waits itself, in a selector of its own: for platform threads.
	 */
	SELECTOR {

		@Override
		SocketStream connect(InetSocketAddress address, Deadline deadline, SocketGuard guard) throws IOException {
			return SelectorStream.connect(address, deadline, guard);
		}

	};

	/**
	 * Connect to one address. Blocks until the deadline at most.
	 */
	abstract SocketStream connect(InetSocketAddress address, Deadline deadline, SocketGuard guard) throws IOException;

}
