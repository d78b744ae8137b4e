package dev.websockets.transport.http;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

import dev.websockets.transport.Quoted;

/**
 * Whether an answer with status 101 fits what was asked for (RFC 6455, section 4.1). What
 * was offered is what the request said.
 *
 * @param request the headers of the request
 * @param answer the headers of the answer
 */
record HandshakeCheck(HttpHeaders request, HttpHeaders answer) {

	static final String KEY = "Sec-WebSocket-Key";

	static final String ACCEPT = "Sec-WebSocket-Accept";

	static final String PROTOCOL = "Sec-WebSocket-Protocol";

	/**
	 * What does not fit, in words: what was expected, and what came.
	 * @return the first problem, or {@code null}
	 */
	@Nullable String problem() {
		if (!has(HttpHeaders.UPGRADE, "websocket")) {
			return missing(HttpHeaders.UPGRADE, "websocket");
		}
		if (!has(HttpHeaders.CONNECTION, "Upgrade")) {
			return missing(HttpHeaders.CONNECTION, "Upgrade");
		}
		String problem = acceptKey();
		return (problem != null) ? problem : subprotocol();
	}

	private boolean has(String name, String token) {
		for (String element : elements(this.answer, name)) {
			if (token.equalsIgnoreCase(element)) {
				return true;
			}
		}
		return false;
	}

	private String missing(String name, String token) {
		return "it must have the header " + name + " with '" + token + "', but has "
				+ Quoted.all(this.answer.getOrEmpty(name));
	}

	private @Nullable String acceptKey() {
		String expected = AcceptKey.of(String.join("", this.request.getOrEmpty(KEY)).trim());
		List<String> values = this.answer.getOrEmpty(ACCEPT);
		return values.equals(List.of(expected)) ? null
				: "it must have the header " + ACCEPT + " once with '" + expected + "', but has " + Quoted.all(values);
	}

	private @Nullable String subprotocol() {
		List<String> chosen = elements(this.answer, PROTOCOL);
		if (chosen.isEmpty()) {
			return null;
		}
		if (chosen.size() > 1) {
			return "it chose more than one subprotocol: " + Quoted.all(chosen);
		}
		List<String> offered = elements(this.request, PROTOCOL);
		return offered.containsAll(chosen) ? null : "it chose the subprotocol " + Quoted.all(chosen)
				+ ", which was not among those offered: " + Quoted.all(offered);
	}

	/**
	 * The elements of a header that is a list (RFC 9110, section 5.6.1).
	 */
	private static List<String> elements(HttpHeaders headers, String name) {
		List<String> elements = new ArrayList<>(1);
		for (String value : headers.getOrEmpty(name)) {
			for (String element : StringUtils.delimitedListToStringArray(value, ",")) {
				if (!element.isBlank()) {
					elements.add(element.trim());
				}
			}
		}
		return elements;
	}

	/**
	 * The subprotocol that was chosen.
	 * @return the subprotocol, or {@code null}
	 */
	@Nullable String chosenSubprotocol() {
		List<String> chosen = elements(this.answer, PROTOCOL);
		return chosen.isEmpty() ? null : chosen.get(0);
	}

}
