package dev.websockets.autoconfigure;

import java.util.List;
import java.util.Map;

/**
 * A client that has a name, with everything it inherits.
 *
 * @param name the name under {@code websockets.clients}
 * @param settings what holds for it
 * @param url where its peer is
 * @param headers the headers of every handshake
 * @param subprotocols the subprotocols it offers
 * @param failFast whether a first attempt that fails stops the start of the application
 */
record NamedClient(String name, EffectiveSettings settings, ClientUrl url, Map<String, String> headers,
		List<String> subprotocols, boolean failFast) {

	/**
	 * What stands before the names of a client's properties.
	 * @param name the name of the client
	 * @return refuses wrong values of the client
	 */
	static PropertyChecks checks(String name) {
		return new PropertyChecks("websockets.clients." + name);
	}

}
