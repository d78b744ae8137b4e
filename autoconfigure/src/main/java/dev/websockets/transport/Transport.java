package dev.websockets.transport;

import dev.websockets.RawWebSocketSession;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.session.SessionThreads;

/**
 * Opens connections. Used by many threads at a time.
 *
 * @since 0.1.0
 */
public interface Transport {

	/**
	 * Open a connection and make a session of it, by
	 * {@link Opening#newSession(dev.websockets.session.Wire, dev.websockets.Handshake, dev.websockets.session.SessionExtensions)}.
	 * Blocks; called on a thread of its own, which is interrupted when the session is no
	 * longer wanted.
	 * @param opening what to open
	 * @return the open session
	 * @throws WebSocketException if it cannot be opened
	 */
	WebSocketSession open(Opening opening);

	/**
	 * Open a connection and make a raw session of it, by
	 * {@link Opening#newRawSession(dev.websockets.session.ByteWire, dev.websockets.Handshake, dev.websockets.session.SessionExtensions)}.
	 * Blocks and fails like {@link #open}.
	 * @param opening what to open
	 * @return the open session
	 * @throws UnsupportedOperationException if this transport shows no frames
	 */
	default RawWebSocketSession openRaw(Opening opening) {
		throw new UnsupportedOperationException(
				"this engine shows no frames; raw sessions need the engine tyrus (websockets.engine=tyrus)");
	}

	/**
	 * Refuse what this transport cannot do, before anything is opened: nothing that was
	 * asked for is ignored.
	 * @param settings the limits of sessions
	 * @param options how to connect
	 * @param threads the threads of sessions
	 * @throws UnsupportedOperationException if this transport cannot keep to them
	 */
	default void check(SessionSettings settings, ConnectOptions options, SessionThreads threads) {
	}

}
