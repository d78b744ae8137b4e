package dev.websockets.session;

import dev.websockets.Handshake;
import dev.websockets.protocol.Role;

/**
 * What an opening handshake came to.
 *
 * @param role which side of the connection we are
 * @param handshake what was said
 * @param extensions the extensions that were agreed on
 * @since 0.1.0
 */
public record HandshakeResult(Role role, Handshake handshake, SessionExtensions extensions) {

	/**
	 * That of a connection that we opened.
	 * @param handshake what was said
	 * @param extensions the extensions that were agreed on
	 * @return the result
	 */
	public static HandshakeResult ofClient(Handshake handshake, SessionExtensions extensions) {
		return new HandshakeResult(Role.CLIENT, handshake, extensions);
	}

	/**
	 * That of a connection that we accepted.
	 * @param handshake what was said
	 * @param extensions the extensions that were agreed on
	 * @return the result
	 */
	public static HandshakeResult ofServer(Handshake handshake, SessionExtensions extensions) {
		return new HandshakeResult(Role.SERVER, handshake, extensions);
	}

}
