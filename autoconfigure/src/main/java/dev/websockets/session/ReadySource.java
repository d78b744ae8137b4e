package dev.websockets.session;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The side of a connection that is read when there is something to read: its
 * {@link #read} never blocks, and returns 0 where there is nothing. Who looks after the
 * connection, a thread that must not be blocked, tells when there is something.
 *
 * @since 0.1.0
 * @see ReadingTurns
 */
public interface ReadySource extends ByteSource {

	/**
	 * Say who is told. Called once, before {@link #resume()}.
	 * @param readable to be called, by one thread at a time, when there is something to
	 * read, or the end. If it returns something, nothing more is told until
	 * {@link #resume()}, and then that is to be run. It does not block, nor does what it
	 * returns
	 */
	void tell(Supplier<@Nullable Runnable> readable);

	/**
	 * Tell from now on. Called by any thread, before there is anything to tell, and after
	 * each pause; does not block.
	 */
	void resume();

	/**
	 * Whether there may be something to read of which nobody would tell, as it has left
	 * the operating system.
	 * @return whether to read until there is nothing
	 */
	boolean isBuffered();

}
