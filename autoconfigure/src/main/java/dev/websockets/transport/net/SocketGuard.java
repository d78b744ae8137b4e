package dev.websockets.transport.net;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A hand on a connection that is being opened: on whichever socket it tries at the
 * moment, and on the one it got. Made for one opening.
 *
 * @since 0.1.0
 */
public final class SocketGuard {

	private volatile boolean cut;

	private volatile @Nullable ByteStream socket;

	/**
	 * Close the socket, and every one that the opening would try after it: the opening
	 * fails, unless it looks up a name, which it finishes first. Called by any thread, at
	 * any time, any number of times; does not block.
	 */
	public void cut() {
		this.cut = true;
		ByteStream current = this.socket;
		if (current != null) {
			current.cut();
		}
	}

	/**
	 * Take a socket under guard, in place of the last one. Called before it is connected.
	 * @throws IOException if the opening is cut already, as is the socket then
	 */
	void watch(ByteStream socket) throws IOException {
		this.socket = socket;
		if (this.cut) {
			socket.cut();
		}
		checkNotCut();
	}

	boolean isCut() {
		return this.cut;
	}

	void checkNotCut() throws IOException {
		if (this.cut) {
			throw new IOException("the opening was given up");
		}
	}

}
