package dev.websockets.protocol;

/**
 * Which side of a connection we are. A client masks what it sends and a server does not
 * (RFC 6455, section 5.1).
 *
 * @since 0.1.0
 */
public enum Role {

	/** We opened the connection: our frames are masked, the peer's must not be. */
	CLIENT,

	/** We accepted the connection: the peer's frames must be masked, ours are not. */
	SERVER

}
