package dev.websockets.server.container;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Calls of a container that block until the peer takes what is sent, one at a time. The
 * end of the connection alone does not always wake who waits, an interrupt does.
 */
final class BlockingCalls {

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Thread caller;

	private boolean over;

	/**
	 * Call the container.
	 * @throws IOException if the call does, or there are no more calls
	 */
	void run(Call call) throws IOException {
		enter();
		try {
			call.run();
		}
		finally {
			leave();
		}
	}

	private void enter() throws ClosedChannelException {
		this.lock.lock();
		try {
			if (this.over) {
				throw new ClosedChannelException();
			}
			this.caller = Thread.currentThread();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The interrupt is no business of what the thread does next.
	 */
	private void leave() {
		this.lock.lock();
		try {
			this.caller = null;
			if (this.over) {
				Thread.interrupted();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wake who waits in a call, and refuse others from now on.
	 */
	void end() {
		this.lock.lock();
		try {
			if (!this.over && this.caller != null) {
				this.caller.interrupt();
			}
			this.over = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A call that may block.
	 */
	interface Call {

		/**
		 * Call the container.
		 * @throws IOException if the connection is lost
		 */
		void run() throws IOException;

	}

}
