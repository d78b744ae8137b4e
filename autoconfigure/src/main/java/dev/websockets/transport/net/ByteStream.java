package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/**
 * A connection as bytes. One thread reads, one thread at a time writes, both at once. An
 * interrupt of a thread neither closes the connection nor ends a wait here:
 * {@link #cut()} does.
 *
 * @since 0.1.0
 */
public interface ByteStream {

	/**
	 * Read what is there. Blocks until there is at least one byte.
	 * @param target where to put the bytes, with room for at least one
	 * @return the number of bytes, or -1 at the end of the stream
	 * @throws IOException if the connection is lost or cut
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Write as much as can be written now. Never blocks. If it is not all, what is left
	 * in the buffer belongs to this stream until {@link #awaitWritten} has returned true.
	 * @param source the bytes
	 * @return whether everything is handed to the operating system
	 * @throws IOException if the connection is lost or cut
	 */
	boolean write(ByteBuffer source) throws IOException;

	/**
	 * Go on with a {@link #write} that returned false. Blocks until some more bytes are
	 * handed over.
	 * @param source the buffer of that call
	 * @return whether everything is handed to the operating system
	 * @throws IOException if the connection is lost or cut
	 */
	boolean awaitWritten(ByteBuffer source) throws IOException;

	/**
	 * Say that nothing more is written, where there is a way to say so: with TLS. Not
	 * said if that would have to wait. Never blocks; the socket stays open.
	 */
	void end();

	/**
	 * Close the socket: who reads or writes fails. Called by any thread, any number of
	 * times; does not block.
	 */
	void cut();

	/**
	 * The address of the other end.
	 * @return the address
	 */
	InetSocketAddress remoteAddress();

	/**
	 * The TLS session.
	 * @return the session, or {@code null} if the connection is not encrypted
	 */
	@Nullable SSLSession tlsSession();

}
