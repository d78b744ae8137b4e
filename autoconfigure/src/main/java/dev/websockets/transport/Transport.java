package dev.websockets.transport;

import dev.websockets.RawWebSocketSession;
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

	/**
	 * Open a connection and make a raw session of it, by
	 * {@link Opening#newRawSession(dev.websockets.session.ByteWire, dev.websockets.Handshake)}.
	 * Blocks and fails like {@link #open}.
	 * @param opening what to open
	 * @return the open session
	 * @throws UnsupportedOperationException if this transport shows no frames
	 */
	default RawWebSocketSession openRaw(Opening opening) {
		throw new UnsupportedOperationException(
				"this engine shows no frames; raw sessions need the engine tyrus (websockets.engine=tyrus)");
	}

}
