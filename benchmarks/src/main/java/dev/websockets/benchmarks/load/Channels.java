package dev.websockets.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import dev.websockets.benchmarks.client.SocketHandshake;
import dev.websockets.benchmarks.endpoint.EchoServer;

/**
 * The client's end of connections.
 */
final class Channels {

	private Channels() {
	}

	/**
	 * Open a connection to a server on this machine.
	 * @param port its port
	 * @return a channel that blocks, behind the handshake
	 */
	static SocketChannel open(int port) throws IOException {
		SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		try {
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			SocketHandshake.perform(channel.socket(), URI.create("ws://127.0.0.1:" + port + EchoServer.PATH));
			return channel;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * Read once.
	 * @param channel where from
	 * @param buffer where to
	 * @throws EOFException if the server has ended the connection
	 */
	static void read(SocketChannel channel, ByteBuffer buffer) throws IOException {
		if (channel.read(buffer) < 0) {
			throw new EOFException("the server ended the connection");
		}
	}

}
