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

/**
 * The client's end of connections.
 */
final class Channels {

	private Channels() {
	}

	/**
	 * Open a connection to a server on this machine.
	 * @param port its port
	 * @param path where to
	 * @return a channel that blocks, behind the handshake
	 */
	static SocketChannel open(int port, String path) throws IOException {
		return open(SocketChannel.open(), port, path);
	}

	/**
	 * Open a connection whose receiver takes little before it is read.
	 * @param port the port of the server
	 * @param path where to
	 * @param receives the size of the receiver's buffer, in bytes
	 * @return a channel that blocks, behind the handshake
	 */
	static SocketChannel open(int port, String path, int receives) throws IOException {
		return open(SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, receives), port, path);
	}

	private static SocketChannel open(SocketChannel channel, int port, String path) throws IOException {
		try {
			channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			SocketHandshake.perform(channel.socket(), URI.create("ws://127.0.0.1:" + port + path));
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
