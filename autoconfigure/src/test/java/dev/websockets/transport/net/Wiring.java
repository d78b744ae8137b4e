package dev.websockets.transport.net;

/**
 * The streams that behave alike.
 */
enum Wiring {

	ASYNC(SocketKind.ASYNC, null), SELECTOR(SocketKind.SELECTOR, null),

	ASYNC_TLS_1_3(SocketKind.ASYNC, "TLSv1.3"), SELECTOR_TLS_1_3(SocketKind.SELECTOR, "TLSv1.3"),

	ASYNC_TLS_1_2(SocketKind.ASYNC, "TLSv1.2"), SELECTOR_TLS_1_2(SocketKind.SELECTOR, "TLSv1.2");

	final SocketKind kind;

	/** The version of TLS, or null. */
	final String tls;

	Wiring(SocketKind kind, String tls) {
		this.kind = kind;
		this.tls = tls;
	}

}
