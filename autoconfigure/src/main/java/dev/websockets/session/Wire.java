package dev.websockets.session;

import org.jspecify.annotations.Nullable;

/**
 * What a session needs of its connection, be it one of {@linkplain FrameWire frames} or
 * one of {@linkplain ByteWire bytes}.
 *
 * @since 0.1.0
 */
public sealed interface Wire permits FrameWire, ByteWire {

	/**
	 * Cut the connection without the close handshake; a method that blocks fails. Called
	 * by any thread, any number of times; does not block.
	 */
	void cut();

	/**
	 * What lies beneath.
	 * @param type the wanted type
	 * @param <T> the wanted type
	 * @return the object, or {@code null} if there is no such object
	 */
	<T> @Nullable T unwrap(Class<T> type);

}
