package dev.websockets.transport.net;

/**
 * The streams that behave alike.
 */
enum Wiring {

	ASYNC(SocketKind.ASYNC), SELECTOR(SocketKind.SELECTOR);

	final SocketKind kind;

	Wiring(SocketKind kind) {
		this.kind = kind;
	}

}
