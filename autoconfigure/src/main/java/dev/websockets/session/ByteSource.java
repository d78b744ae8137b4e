package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The side of a connection that is read, by one thread at a time. An interrupt of that
 * thread neither closes the connection nor ends a wait here: {@link #cut()} does.
 *
 * @since 0.1.0
 * @see ReadingLoop
 * @see ReadySource
 */
public interface ByteSource {

	/**
	 * Read what is there. Blocks until there is at least one byte, unless this is a
	 * {@link ReadySource}.
	 * @param target where to put the bytes, backed by an array, with room for at least
	 * one
	 * @return the number of bytes, 0 if there are none now, or -1 at the end of the
	 * stream
	 * @throws IOException if the connection is lost or cut
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Say that nothing more is written, where there is a way to say so: with TLS, and on
	 * a server. Not said if that would have to wait. Never blocks; any number of times.
	 */
	void end();

	/**
	 * Cut the connection. Called by any thread, any number of times; does not block.
	 */
	void cut();

}
