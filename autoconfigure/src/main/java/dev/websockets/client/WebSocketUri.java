package dev.websockets.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

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
					"'" + masked(uri) + "' is not a URI: " + ex.getReason() + " at index " + ex.getIndex());
		}
	}

	/**
	 * Check an absolute WebSocket URI.
	 * @param uri the URI
	 * @return the URI, with a path
	 * @throws IllegalArgumentException if it breaks a rule
	 */
	public static URI check(URI uri) {
		String problem = problem(uri, (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "");
		if (problem != null) {
			throw new IllegalArgumentException("'" + masked(uri.toString()) + "'" + problem);
		}
		return uri;
	}

	private static @Nullable String problem(URI uri, String scheme) {
		if (scheme.isEmpty()) {
			return " is not absolute; it must begin with ws:// or wss://";
		}
		if (scheme.equals("http") || scheme.equals("https")) {
			return " has the scheme " + scheme + "; use " + (scheme.equals("http") ? "ws" : "wss") + ":// instead";
		}
		if (!scheme.equals("ws") && !scheme.equals("wss")) {
			return " has the scheme " + scheme + "; use ws:// or wss://";
		}
		if (uri.getRawFragment() != null) {
			return " has a fragment, which a WebSocket URI may not have; write # as %23 or leave it out";
		}
		if (uri.getHost() == null) {
			return describeHost(uri);
		}
		if (uri.getPort() == 0 || uri.getPort() > 65_535) {
			return " has the port " + uri.getPort() + "; use a port from 1 to 65535";
		}
		return null;
	}

	/**
	 * A URI for messages: without the user and the password it may have.
	 * @param uri the URI
	 * @return the URI with three asterisks in their place
	 */
	public static String masked(String uri) {
		return uri.replaceFirst("//[^/?#]*@", "//***@");
	}

	private static String describeHost(URI uri) {
		String authority = uri.getRawAuthority();
		if (authority != null && authority.contains("_")) {
			return " has a host with an underscore, which is not a legal host name; use another name or the address";
		}
		return " has no legal host";
	}

}
