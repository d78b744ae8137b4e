package dev.websockets.transport.http;

import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * The headers that say who asks, and are for one origin only (RFC 9110, section 15.4).
 */
final class Secrets {

	private static final List<String> NAMES = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE,
			HttpHeaders.PROXY_AUTHORIZATION);

	private Secrets() {
	}

	static boolean areIn(HttpHeaders headers) {
		return NAMES.stream().anyMatch(headers::containsHeader);
	}

	static HttpHeaders removedFrom(HttpHeaders headers) {
		HttpHeaders rest = HttpHeaders.copyOf(headers);
		NAMES.forEach(rest::remove);
		return HttpHeaders.readOnlyHttpHeaders(rest);
	}

}
