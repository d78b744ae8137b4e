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

/**
 * A socket that a {@link SocketPoller} looks after: tells when it can be read, or was
 * closed. Its state belongs to the thread of the poller.
 */
final class PolledSocket {

	private static final Log logger = LogFactory.getLog(PolledSocket.class);

	private final SocketChannel socket;

	private final SocketPoller poller;

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile Supplier<@Nullable Runnable> readable = () -> null;

	private @Nullable SelectionKey key;

	private boolean told;

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
		this.poller.execute(this::listen);
	}

	private void listen() {
		this.told = true;
		try {
			if (this.key == null) {
				this.key = this.poller.register(this.socket, this::readable);
			}
			else {
				this.key.interestOps(SelectionKey.OP_READ);
			}
		}
		catch (IOException | CancelledKeyException ex) {
			logger.trace("There is nothing to wait for any more", ex);
			readable();
		}
	}

	private void readable() {
		Runnable pause = this.told ? this.readable.get() : null;
		if (pause != null) {
			pause();
			pause.run();
		}
	}

	private void pause() {
		this.told = false;
		SelectionKey key = this.key;
		if (key != null && key.isValid()) {
			key.interestOps(0);
		}
	}

	/**
	 * The socket was closed, or is about to be. Called by any thread, any number of
	 * times.
	 */
	void closed() {
		if (this.closed.compareAndSet(false, true)) {
			this.poller.execute(() -> {
				readable();
				this.poller.remove();
			});
		}
	}

}
