package dev.websockets.session;

import org.jspecify.annotations.Nullable;

/**
 * The thread that reads the connection, while it waits for room or runs code of the
 * application: nothing is read from the peer meanwhile.
 */
final class ReadingThread {

	private volatile @Nullable Thread busy;

	void begin() {
		this.busy = Thread.currentThread();
	}

	void end() {
		this.busy = null;
	}

	boolean isBusy() {
		return this.busy != null;
	}

	boolean isCurrent() {
		return this.busy == Thread.currentThread();
	}

	/**
	 * Refuse to wait for what only the calling thread could bring.
	 */
	void checkMayReceive() {
		if (isCurrent()) {
			throw new IllegalStateException("this thread reads the session: an action of forEach or a listener for "
					+ "pongs cannot wait for messages, hand over to another thread");
		}
	}

}
