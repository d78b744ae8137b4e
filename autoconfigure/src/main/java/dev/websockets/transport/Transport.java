package dev.websockets.transport;

import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;

/**
 * Opens connections. Used by many threads at a time.
 *
 * @since 0.1.0
 */
public interface Transport {

	/**
	 * Open a connection and make a session of it, by
	 * {@link Opening#newSession(dev.websockets.session.Wire, dev.websockets.Handshake)}.
	 * Blocks; called on a thread of its own, which is interrupted when the session is no
	 * longer wanted.
	 * @param opening what to open
	 * @return the open session
	 * @throws WebSocketException if it cannot be opened
	 */
	WebSocketSession open(Opening opening);

}
