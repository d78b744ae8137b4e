package dev.websockets.session;

import java.io.IOException;

/**
 * Writes the entries of the {@link Outbox} to the connection.
 */
interface OutboxWriter {

	/**
	 * Write an entry; blocks until it is handed to the operating system.
	 */
	void write(Outbound entry) throws IOException;

	/**
	 * An entry could not be written.
	 */
	void failed(Throwable cause);

}
