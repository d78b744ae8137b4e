package dev.websockets.session;

import java.io.IOException;

/**
 * Writes what the {@link Outbox} gathered to the connection. Called by one thread at a
 * time.
 */
interface OutboxWriter {

	/**
	 * The bytes worth gathering for one write; a single entry may be larger.
	 */
	int gatheredBytes();

	/**
	 * Begin to write; never blocks.
	 * @return whether everything was handed to the operating system
	 */
	boolean begin(OutboundBatch batch) throws IOException;

	/**
	 * Write what {@link #begin} left; blocks until it is handed to the operating system.
	 */
	void finish(OutboundBatch batch) throws IOException;

	/**
	 * The connection failed.
	 */
	void failed(Throwable cause);

}
