package dev.websockets.transport.tyrus;

import dev.websockets.Handshake;
import dev.websockets.session.FrameReceiver;
import dev.websockets.session.SessionExtensions;

/**
 * A session, and where the bytes go that are read for it.
 *
 * @param session the session
 * @param receiver takes the bytes
 * @param <S> the kind of session
 */
record ReadSession<S>(S session, FrameReceiver receiver) {

	/**
	 * Makes a session of a connection.
	 *
	 * @param <S> the kind of session
	 */
	interface Maker<S> {

		/**
		 * Make a session.
		 */
		ReadSession<S> make(StreamWire wire, Handshake handshake, SessionExtensions extensions);

	}

}
