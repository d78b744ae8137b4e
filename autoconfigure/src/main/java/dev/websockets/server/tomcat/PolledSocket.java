package dev.websockets.server.tomcat;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.server.Wakeup;

/**
 * A socket that a {@link SocketPoller} looks after: tells when it can be read or written,
 * or was closed. What is not final belongs to the thread of the poller.
 */
final class PolledSocket {

	private static final Log logger = LogFactory.getLog(PolledSocket.class);

	private final SocketChannel socket;

	private final SocketPoller poller;

	private final AtomicBoolean closed = new AtomicBoolean();

	private final Wakeup writable = new Wakeup();

	private volatile Supplier<@Nullable Runnable> readable = () -> null;

	private @Nullable SelectionKey key;

	private boolean reading;

	private boolean writing;

	PolledSocket(SocketChannel socket, SocketPoller poller) {
		this.socket = socket;
		this.poller = poller;
	}

	/**
	 * Say who is told. Called before {@link #resume()}.
	 * @param readable called when there is something to read, or the end. What it returns
	 * is run when nothing more is told until {@link #resume()}
	 */
	void tell(Supplier<@Nullable Runnable> readable) {
		this.readable = readable;
	}

	/**
	 * Tell from now on. Called by any thread.
	 */
	void resume() {
		this.poller.execute(() -> {
			this.reading = true;
			listen();
		});
	}

	/**
	 * Wait until the socket can be written, or was closed. Called by one thread at a
	 * time, not by that of the poller.
	 */
	void awaitWritable() {
		this.poller.execute(() -> {
			this.writing = true;
			listen();
		});
		this.writable.await();
	}

	/**
	 * The socket was closed. Called by any thread, any number of times.
	 */
	void closed() {
		if (this.closed.compareAndSet(false, true)) {
			this.poller.execute(() -> {
				ready(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
				this.poller.remove();
			});
		}
	}

	private void listen() {
		try {
			if (this.closed.get()) {
				throw new CancelledKeyException();
			}
			int interest = (this.reading ? SelectionKey.OP_READ : 0) | (this.writing ? SelectionKey.OP_WRITE : 0);
			if (this.key != null) {
				this.key.interestOps(interest);
			}
			else {
				this.key = this.poller.register(this.socket, interest, this::ready);
			}
		}
		catch (IOException | CancelledKeyException ex) {
			logger.trace("There is nothing to wait for any more", ex);
			ready(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
		}
	}

	private void ready() {
		SelectionKey key = this.key;
		if (key != null) {
			ready(key.isValid() ? key.readyOps() : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
		}
	}

	private void ready(int operations) {
		if (this.writing && (operations & SelectionKey.OP_WRITE) != 0) {
			this.writing = false;
			ignore(SelectionKey.OP_WRITE);
			this.writable.tell();
		}
		if (this.reading && (operations & SelectionKey.OP_READ) != 0) {
			Runnable pause = this.readable.get();
			if (pause != null) {
				this.reading = false;
				ignore(SelectionKey.OP_READ);
				pause.run();
			}
		}
	}

	private void ignore(int operation) {
		try {
			if (this.key != null) {
				this.key.interestOpsAnd(~operation);
			}
		}
		catch (CancelledKeyException ex) {
			logger.trace("There is nothing to ignore any more", ex);
		}
	}

}
