package dev.websockets.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where a request goes: a URI with a path, whose credentials, if it had any, have become
 * Basic authentication.
 *
 * @param uri the URI, without userinfo
 * @param basicAuth the encoded credentials, or {@code null}
 */
record RequestTarget(URI uri, @Nullable String basicAuth) {

	static RequestTarget of(URI uri) {
		if (uri.getRawUserInfo() == null) {
			return new RequestTarget(uri.getRawPath().isEmpty() ? withPath(uri) : uri, null);
		}
		String[] parts = uri.getRawUserInfo().split(":", 2);
		String password = (parts.length > 1) ? decoded(parts[1]) : "";
		return new RequestTarget(withPath(uri),
				HttpHeaders.encodeBasicAuth(decoded(parts[0]), password, StandardCharsets.UTF_8));
	}

	private static URI withPath(URI uri) {
		UriComponentsBuilder builder = UriComponentsBuilder.fromUri(uri).userInfo(null);
		return (uri.getRawPath().isEmpty() ? builder.path("/") : builder).build(true).toUri();
	}

	private static String decoded(String part) {
		return UriUtils.decode(part, StandardCharsets.UTF_8);
	}

	/**
	 * Add the credentials, unless there are others.
	 */
	void authorize(HttpHeaders headers) {
		if (this.basicAuth != null && !headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
			headers.setBasicAuth(this.basicAuth);
		}
	}

}
