package dev.websockets.client;

import java.util.Locale;

/**
 * A name of connections. Case and dashes do not matter, as a name may come from an
 * environment variable.
 *
 * @param uniform the name without them
 */
record ConnectionName(String uniform) {

	static ConnectionName of(String name) {
		return new ConnectionName(name.replace("-", "").toLowerCase(Locale.ROOT));
	}

}
