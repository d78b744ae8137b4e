package dev.websockets.conformance;

import dev.websockets.CloseReason;

/**
 * What sends back every message, be it a client or a server. Serves one connection after
 * the other.
 */
interface Echo extends AutoCloseable {

	/**
	 * Connect with a peer, until both have done.
	 * @param part what the peer does
	 * @param <T> what it finds out
	 */
	<T> Outcome<T> play(Part<T> part);

	/**
	 * Whether a server echoes, and the peer is a client.
	 */
	boolean isServer();

	@Override
	void close();

	/**
	 * The part of a peer.
	 *
	 * @param <T> what it finds out
	 */
	interface Part<T> {

		/**
		 * Play it to the end of the connection.
		 */
		T play(Peer peer) throws Exception;

	}

	/**
	 * What came of it.
	 *
	 * @param found what the peer found out
	 * @param extensions how many extensions that session had
	 * @param reason how the session of who echoes ended
	 * @param <T> what the peer found out
	 */
	record Outcome<T>(T found, int extensions, CloseReason reason) {
	}

}
