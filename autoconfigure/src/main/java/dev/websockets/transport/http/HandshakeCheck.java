package dev.websockets.transport.http;

import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;

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

	static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private static final int MOST_SHOWN = 5;

	/**
	 * What does not fit, in words: what was expected, and what came.
	 * @return the first problem, or nothing
	 */
	Optional<String> problem() {
		return contains(HttpHeaders.UPGRADE, "websocket").or(() -> contains(HttpHeaders.CONNECTION, "Upgrade"))
			.or(this::acceptKey)
			.or(this::subprotocol)
			.or(this::extensions);
	}

	private Optional<String> contains(String name, String token) {
		boolean found = elements(this.answer, name).anyMatch(token::equalsIgnoreCase);
		return found ? Optional.empty() : Optional.of("it must have the header " + name + " with '" + token
				+ "', but has " + said(this.answer.getOrEmpty(name)));
	}

	private Optional<String> acceptKey() {
		String expected = AcceptKey.of(this.request.getOrEmpty(KEY).stream().collect(Collectors.joining()).trim());
		List<String> values = this.answer.getOrEmpty(ACCEPT);
		return values.equals(List.of(expected)) ? Optional.empty() : Optional
			.of("it must have the header " + ACCEPT + " once with '" + expected + "', but has " + said(values));
	}

	private Optional<String> subprotocol() {
		List<String> chosen = elements(this.answer, PROTOCOL).toList();
		List<String> offered = elements(this.request, PROTOCOL).toList();
		if (chosen.size() > 1) {
			return Optional.of("it chose more than one subprotocol: " + said(chosen));
		}
		return offered.containsAll(chosen) ? Optional.empty() : Optional.of("it chose the subprotocol " + said(chosen)
				+ ", which was not among those offered: " + (offered.isEmpty() ? "none" : said(offered)));
	}

	private Optional<String> extensions() {
		List<String> values = this.answer.getOrEmpty(EXTENSIONS);
		try {
			Set<String> offered = extensionNames(this.request.getOrEmpty(EXTENSIONS)).collect(Collectors.toSet());
			return extensionNames(values).filter((name) -> !offered.contains(name))
				.findFirst()
				.map((name) -> "it switched on the extension " + Quoted.of(name)
						+ ", which was not among those offered: "
						+ (offered.isEmpty() ? "none" : said(List.copyOf(offered))));
		}
		catch (ParseException ex) {
			return Optional.of("its header " + EXTENSIONS + " is no list of extensions: " + said(values));
		}
	}

	private static Stream<String> extensionNames(List<String> values) throws ParseException {
		return NegotiatedExtension.parse(values).stream().map(NegotiatedExtension::name);
	}

	private static Stream<String> elements(HttpHeaders headers, String name) {
		return headers.getOrEmpty(name)
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.map(String::trim)
			.filter((element) -> !element.isEmpty());
	}

	private static String said(List<String> values) {
		return values.isEmpty() ? "none"
				: values.stream().limit(MOST_SHOWN).map(Quoted::of).collect(Collectors.joining(", "));
	}

	/**
	 * The subprotocol that was chosen.
	 * @return the subprotocol, or nothing
	 */
	Optional<String> chosenSubprotocol() {
		return elements(this.answer, PROTOCOL).findFirst();
	}

}
