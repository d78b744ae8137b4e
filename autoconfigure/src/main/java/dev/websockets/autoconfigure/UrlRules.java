package dev.websockets.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * What a WebSocket URL has to be.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-3">RFC 6455, section 3</a>
 */
final class UrlRules {

	private UrlRules() {
	}

	/**
	 * Look for what is wrong with a URL.
	 * @param url the URL, without placeholders
	 * @return the first thing that is wrong, or {@code null} if the URL can be used
	 */
	static @Nullable Problem problem(String url) {
		try {
			return problem(new URI(url));
		}
		catch (URISyntaxException ex) {
			return new Problem("It is malformed: " + ex.getReason() + " at index " + ex.getIndex() + ".",
					"Correct the URL; characters that a URL cannot have are written as %XX.");
		}
	}

	/**
	 * A URL for logs and messages, without the user and password it may have.
	 * @param url the URL
	 * @return the masked URL
	 */
	static String masked(String url) {
		return url.replaceFirst("//[^/?#]*@", "//***@");
	}

	private static @Nullable Problem problem(URI uri) {
		String scheme = uri.getScheme();
		if (!"ws".equalsIgnoreCase(scheme) && !"wss".equalsIgnoreCase(scheme)) {
			return new Problem(
					(scheme != null) ? "The scheme of a WebSocket is not " + scheme + "." : "It has no scheme.",
					"Use ws:// or, over TLS, wss://.");
		}
		if (uri.getRawAuthority() == null) {
			return new Problem("It has no host.", "Write the URL as " + scheme + "://host/path.");
		}
		if (uri.getHost() == null) {
			return new Problem("The host of '" + masked("//" + uri.getRawAuthority()).substring(2) + "' is not legal.",
					"A host has letters, digits, dashes and dots, but no underscore: use another name of it, "
							+ "or its address.");
		}
		if (uri.getPort() == 0 || uri.getPort() > 65_535) {
			return new Problem("There is no port " + uri.getPort() + ".", "Use a port from 1 to 65535.");
		}
		if (uri.getRawFragment() != null) {
			return new Problem("A WebSocket URL cannot have a fragment, which is what follows the #.",
					"Remove '#" + uri.getRawFragment() + "', or write the # as %23 if it belongs to the path.");
		}
		return null;
	}

	/**
	 * What is wrong with a URL.
	 *
	 * @param reason what is wrong
	 * @param action what to do
	 */
	record Problem(String reason, String action) {

	}

}
