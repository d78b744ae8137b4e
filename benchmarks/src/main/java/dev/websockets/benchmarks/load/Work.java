package dev.websockets.benchmarks.load;

import java.io.IOException;

/**
 * What the client does with a server, until it is closed.
 */
interface Work extends AutoCloseable {

	/**
	 * How far it is: echoes that came, or connections that are open.
	 * @return the number
	 * @throws IOException if it failed
	 */
	long count() throws IOException;

	/**
	 * Cut what is open.
	 * @throws IOException if that fails
	 */
	@Override
	void close() throws IOException;

}
