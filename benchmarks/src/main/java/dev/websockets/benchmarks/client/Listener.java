package dev.websockets.benchmarks.client;

import org.jspecify.annotations.Nullable;

/**
 * Told of what comes, by one thread at a time.
 */
public interface Listener {

	/**
	 * A text message came.
	 * @param text the text
	 */
	void text(String text);

	/**
	 * A binary message came, and is in memory as a whole.
	 * @param size the number of bytes
	 */
	void binary(int size);

	/**
	 * The connection ended.
	 * @param failure why, or {@code null} after a Close
	 */
	void ended(@Nullable Throwable failure);

}
