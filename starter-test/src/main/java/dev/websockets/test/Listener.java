package dev.websockets.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * How server sockets are opened on the loopback interface.
 *
 * @param receiveBufferSize the size of receive buffers in bytes, 0 for the default
 * @param sslContext the source of the certificate, null for plain sockets
 */
record Listener(int receiveBufferSize, @Nullable SSLContext sslContext) {

	private static final int BACKLOG = 1024;

	/**
	 * Open a server socket.
	 * @param port the port, 0 for any that is free
	 * @return the bound socket
	 */
	ServerSocket listen(int port) {
		ServerSocketFactory factory = (this.sslContext != null) ? this.sslContext.getServerSocketFactory()
				: ServerSocketFactory.getDefault();
		try {
			ServerSocket socket = factory.createServerSocket();
			socket.setReuseAddress(true);
			if (this.receiveBufferSize > 0) {
				socket.setReceiveBufferSize(this.receiveBufferSize);
			}
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot listen on port " + port, ex);
		}
	}

	String scheme() {
		return (this.sslContext != null) ? "wss" : "ws";
	}

}
