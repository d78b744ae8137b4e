package dev.websockets.transport.http;

import java.util.List;

import dev.websockets.transport.Quoted;

/**
 * The header {@code Sec-WebSocket-Extensions} does not follow the grammar of RFC 6455,
 * section 9.1: a client fails the connection, a server answers with status 400. The
 * message quotes the header.
 *
 * @since 0.1.0
 */
public final class MalformedExtensionsException extends Exception {

	MalformedExtensionsException(List<String> values) {
		super("its header " + ExtensionOffer.HEADER + " is no list of extensions: " + Quoted.all(values), null, false,
				false);
	}

}
