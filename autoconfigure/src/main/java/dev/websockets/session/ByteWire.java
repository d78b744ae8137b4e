package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A connection that takes bytes. The session makes frames of what is sent, and messages
 * of what is {@linkplain FrameReceiver received}. The writing methods are called by one
 * thread at a time.
 *
 * @since 0.1.0
 */
public non-sealed interface ByteWire extends Wire {

	/**
	 * Write as much as can be written now. Never blocks. If it is not all, the buffer
	 * belongs to the connection until {@link #awaitWritten} has returned true.
	 * @param source the bytes
	 * @return whether everything is handed to the operating system
	 * @throws IOException if the connection is lost
	 */
	boolean write(ByteBuffer source) throws IOException;

	/**
	 * Go on with a {@link #write} that returned false. Blocks until some more bytes are
	 * handed over.
	 * @param source the buffer of that call
	 * @return whether everything is handed to the operating system
	 * @throws IOException if the connection is lost
	 */
	boolean awaitWritten(ByteBuffer source) throws IOException;

}
