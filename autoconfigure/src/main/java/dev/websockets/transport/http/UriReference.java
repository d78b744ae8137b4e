package dev.websockets.transport.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.websockets.transport.Quoted;

/**
 * A URI or a part of one, as it stands in a Location, and how it is resolved (RFC 3986,
 * section 5.2). {@link URI#resolve(URI)} follows the older RFC 2396: it loses the last
 * segment where a reference is only a query, and keeps {@code ..} at the root.
 *
 * @param scheme the scheme, or {@code null}
 * @param authority what follows the two slashes, or {@code null}
 * @param path the path, may be empty
 * @param query what follows the question mark, or {@code null}
 */
record UriReference(@Nullable String scheme, @Nullable String authority, String path, @Nullable String query) {

	private static final Pattern PARTS = Pattern
		.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");

	private static final String NOT_IN_A_URI = " \"<>\\^`{|}";

	/**
	 * Read a reference. A fragment is dropped. What may not stand in a URI and yet is
	 * sent, such as a space or a byte beyond ASCII, is escaped.
	 */
	static UriReference parse(String text) {
		Matcher parts = PARTS.matcher(escaped(text));
		if (!parts.matches()) {
			throw new IllegalArgumentException(Quoted.of(text) + " is not a URI");
		}
		return new UriReference(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		for (char character : text.toCharArray()) {
			boolean legal = character < 0x7F && NOT_IN_A_URI.indexOf(character) == -1;
			escaped.append(legal ? String.valueOf(character) : "%%%02X".formatted((int) character));
		}
		return escaped.toString();
	}

	URI resolvedAgainst(URI base) throws URISyntaxException {
		if (this.scheme != null) {
			return uri(this.scheme, this.authority, withoutDots(this.path), this.query);
		}
		if (this.authority != null) {
			return uri(base.getScheme(), this.authority, withoutDots(this.path), this.query);
		}
		String baseQuery = this.path.isEmpty() ? base.getRawQuery() : null;
		return uri(base.getScheme(), base.getRawAuthority(), withoutDots(mergedWith(base.getRawPath())),
				(this.query != null) ? this.query : baseQuery);
	}

	private String mergedWith(String basePath) {
		if (this.path.startsWith("/")) {
			return this.path;
		}
		if (this.path.isEmpty()) {
			return basePath;
		}
		return basePath.isEmpty() ? "/" + this.path : basePath.substring(0, basePath.lastIndexOf('/') + 1) + this.path;
	}

	private static URI uri(String scheme, @Nullable String authority, String path, @Nullable String query)
			throws URISyntaxException {
		return new URI(scheme + ":" + ((authority != null) ? "//" + authority : "") + path
				+ ((query != null) ? "?" + query : ""));
	}

	/**
	 * RFC 3986, section 5.2.4.
	 */
	private static String withoutDots(String path) {
		if (!path.startsWith("/")) {
			return path;
		}
		Deque<String> kept = new ArrayDeque<>();
		String[] segments = path.substring(1).split("/", -1);
		for (int i = 0; i < segments.length; i++) {
			String segment = segments[i];
			boolean dots = segment.equals(".") || segment.equals("..");
			if (segment.equals("..")) {
				kept.pollLast();
			}
			if (!dots || i == segments.length - 1) {
				kept.addLast(dots ? "" : segment);
			}
		}
		return "/" + String.join("/", kept);
	}

}
