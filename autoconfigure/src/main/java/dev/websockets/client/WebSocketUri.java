package dev.websockets.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The rules for WebSocket URIs (RFC 6455, section 3), in words.
 *
 * @since 0.1.0
 */
public final class WebSocketUri {

	private WebSocketUri() {
	}

	/**
	 * Read an absolute WebSocket URI.
	 * @param uri the text
	 * @return the URI
	 * @throws IllegalArgumentException if it breaks a rule; the message says which, and
	 * what to write instead
	 */
	public static URI parse(String uri) {
		try {
			return check(new URI(uri));
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(
					"'" + uri + "' is not a URI: " + ex.getReason() + " at index " + ex.getIndex(), ex);
		}
	}

	/**
	 * Check an absolute WebSocket URI.
	 * @param uri the URI
	 * @return the URI, with a path
	 * @throws IllegalArgumentException if it breaks a rule
	 */
	public static URI check(URI uri) {
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : null;
		if (scheme == null) {
			throw new IllegalArgumentException("'" + uri + "' is not absolute; it must begin with ws:// or wss://");
		}
		if (scheme.equals("http") || scheme.equals("https")) {
			throw new IllegalArgumentException("'" + uri + "' has the scheme " + scheme + "; use "
					+ (scheme.equals("http") ? "ws" : "wss") + ":// instead");
		}
		if (!scheme.equals("ws") && !scheme.equals("wss")) {
			throw new IllegalArgumentException("'" + uri + "' has the scheme " + scheme + "; use ws:// or wss://");
		}
		if (uri.getRawFragment() != null) {
			throw new IllegalArgumentException(
					"'" + uri + "' has a fragment, which a WebSocket URI may not have; write # as %23 or leave it out");
		}
		if (uri.getHost() == null) {
			throw new IllegalArgumentException(describeHost(uri));
		}
		return uri;
	}

	private static String describeHost(URI uri) {
		String authority = uri.getRawAuthority();
		if (authority != null && authority.contains("_")) {
			return "'" + uri
					+ "' has a host with an underscore, which is not a legal host name; use another name or the address";
		}
		return "'" + uri + "' has no legal host";
	}

}
