package dev.websockets.benchmarks.load;

import java.io.IOException;

/**
 * What the client does with a server, until it is closed.
 */
interface Work extends AutoCloseable {

	/**
	 * How far it is: messages that came, or connections that are open.
	 * @return the number
	 * @throws IOException if it failed
	 */
	long count() throws IOException;

	/**
	 * How long what it did took.
	 * @return the times, of which there are none where nothing is timed
	 */
	default Times times() {
		return new Times();
	}

	/**
	 * Send no more, and wait for everything that has to come.
	 * @throws IOException if it does not come, or cannot be waited for
	 */
	default void drain() throws IOException {
		throw new IOException("goes on for ever");
	}

	/**
	 * Cut what is open.
	 * @throws IOException if that fails
	 */
	@Override
	void close() throws IOException;

}
