package dev.websockets.transport.http;

/**
 * An answer to the handshake wants extensions that do not fit the offer. The message says
 * what does not.
 */
final class ExtensionRefusedException extends Exception {

	ExtensionRefusedException(String problem) {
		super(problem, null, false, false);
	}

}
