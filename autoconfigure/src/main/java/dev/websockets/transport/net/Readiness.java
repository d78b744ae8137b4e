package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A wait until a socket can be read, written or is connected, by one thread at a time. It
 * ends when both the channel and this wait are closed, in that order.
 */
final class Readiness {

	private static final Log logger = LogFactory.getLog(Readiness.class);

	private final SocketChannel channel;

	private final Selector selector;

	private final SelectionKey key;

	private Readiness(SocketChannel channel, Selector selector, int operation) throws IOException {
		this.channel = channel;
		this.selector = selector;
		this.key = channel.register(selector, operation);
	}

	static Readiness of(SocketChannel channel, int operation) throws IOException {
		Selector selector = Selector.open();
		try {
			return new Readiness(channel, selector, operation);
		}
		catch (IOException | RuntimeException | Error ex) {
			selector.close();
			throw ex;
		}
	}

	/**
	 * Wait for something else from now on.
	 */
	void waitFor(int operation) throws IOException {
		try {
			this.key.interestOps(operation);
		}
		catch (IllegalStateException ex) {
			throw closed(ex);
		}
	}

	/**
	 * Wait as long as it takes. An interrupt is kept for later.
	 */
	void await() throws IOException {
		boolean interrupted = false;
		try {
			while (!select(0)) {
				interrupted |= Thread.interrupted();
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Wait until the deadline, or until the thread is interrupted.
	 */
	void await(Deadline deadline) throws IOException {
		while (!select(deadline.millisLeft())) {
			if (Thread.currentThread().isInterrupted()) {
				throw new InterruptedIOException("interrupted");
			}
			if (deadline.isOver()) {
				throw new SocketTimeoutException("timed out");
			}
		}
	}

	private boolean select(long timeoutMillis) throws IOException {
		checkOpen();
		try {
			boolean ready = this.selector.select((key) -> {
			}, timeoutMillis) > 0;
			checkOpen();
			return ready;
		}
		catch (ClosedSelectorException ex) {
			throw closed(ex);
		}
	}

	private void checkOpen() throws IOException {
		if (!this.channel.isOpen()) {
			throw new AsynchronousCloseException();
		}
	}

	private static IOException closed(IllegalStateException cause) {
		IOException closed = new AsynchronousCloseException();
		closed.initCause(cause);
		return closed;
	}

	/**
	 * Give the descriptors of this wait back, once. Whoever waits is woken first.
	 */
	void close() {
		try {
			this.selector.close();
		}
		catch (IOException ex) {
			logger.debug("Closing a selector failed", ex);
		}
	}

}
