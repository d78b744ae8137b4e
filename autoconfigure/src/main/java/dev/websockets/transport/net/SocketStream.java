package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/**
 * A TCP connection. While it is being opened, waits have a deadline, and an interrupt
 * ends them.
 */
sealed interface SocketStream extends ByteStream permits AsyncStream, SelectorStream {

	/**
	 * As {@link #read(ByteBuffer)}, with an end.
	 * @throws SocketTimeoutException if the deadline is over; the stream has to be cut
	 * @throws InterruptedIOException if the thread is interrupted, with its flag set; the
	 * stream has to be cut
	 */
	int read(ByteBuffer target, Deadline deadline) throws IOException;

	/**
	 * As {@link #awaitWritten(ByteBuffer)}, with an end.
	 * @throws SocketTimeoutException if the deadline is over; the stream has to be cut
	 * @throws InterruptedIOException if the thread is interrupted, with its flag set; the
	 * stream has to be cut
	 */
	boolean awaitWritten(ByteBuffer source, Deadline deadline) throws IOException;

	/**
	 * Write everything.
	 */
	default void write(ByteBuffer source, Deadline deadline) throws IOException {
		boolean written = write(source);
		while (!written) {
			written = awaitWritten(source, deadline);
		}
	}

	/**
	 * TCP says it by closing.
	 */
	@Override
	default void end() {
	}

	@Override
	default @Nullable SSLSession tlsSession() {
		return null;
	}

}
