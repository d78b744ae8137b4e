package dev.websockets.session;

import java.util.List;

import dev.websockets.WebSocketExtension;

/**
 * The extensions that were agreed on for a session.
 *
 * @param all the extensions, in the order in which frames that go out pass them
 * @param reservedBits the reserved bits they own together
 * @since 0.1.0
 */
public record SessionExtensions(List<WebSocketExtension> all, int reservedBits) {

	private static final SessionExtensions NONE = new SessionExtensions(List.of(), 0);

	/**
	 * Create this.
	 */
	public SessionExtensions {
		all = List.copyOf(all);
	}

	/**
	 * No extensions.
	 * @return an empty list of extensions
	 */
	public static SessionExtensions none() {
		return NONE;
	}

}
