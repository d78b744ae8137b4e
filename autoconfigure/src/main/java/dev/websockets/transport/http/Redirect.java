package dev.websockets.transport.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

import org.springframework.http.HttpHeaders;

import dev.websockets.transport.Quoted;

/**
 * Where an answer with status 301, 302, 303, 307 or 308 leads (RFC 9110, section 15.4).
 * {@code http} and {@code https} stand for {@code ws} and {@code wss} there; a fragment
 * is dropped.
 */
sealed interface Redirect {

	/**
	 * Read where a redirect leads.
	 * @param answer an answer with one of these statuses
	 * @param current the URI that was asked for
	 * @return the target, or why there is none
	 */
	static Redirect of(Answer answer, URI current) {
		List<String> locations = answer.headers().getOrEmpty(HttpHeaders.LOCATION).stream().distinct().toList();
		if (locations.size() != 1 || locations.get(0).isEmpty()) {
			return new Nowhere((locations.size() > 1) ? "with more than one Location" : "without a Location");
		}
		String location = locations.get(0);
		try {
			return checked(UriReference.parse(location).resolvedAgainst(current), current);
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return new Nowhere("to " + Quoted.of(location) + ", which is not a URI");
		}
	}

	private static Redirect checked(URI target, URI current) {
		if (target.getRawUserInfo() != null) {
			return new Nowhere("to a URI with a user name, which is refused: "
					+ Quoted.of(target.getScheme() + "://***@" + target.getHost()));
		}
		String shown = "to " + Quoted.of(target.toString());
		String scheme = webSocketScheme(target.getScheme().toLowerCase(Locale.ROOT));
		if (scheme.isEmpty()) {
			return new Nowhere(shown + ", which is neither ws, wss, http nor https");
		}
		if (target.getHost() == null || target.getPort() == 0 || target.getPort() > 65_535) {
			return new Nowhere(shown + ", which has no legal host or port");
		}
		if (scheme.equals("ws") && current.getScheme().equalsIgnoreCase("wss")) {
			return new Nowhere(shown + ", from TLS to a connection without it, which is refused");
		}
		return new To(withScheme(target, scheme));
	}

	private static String webSocketScheme(String scheme) {
		return switch (scheme) {
			case "ws", "http" -> "ws";
			case "wss", "https" -> "wss";
			default -> "";
		};
	}

	private static URI withScheme(URI target, String scheme) {
		return URI.create(scheme + "://" + target.getRawAuthority() + RequestTarget.of(target));
	}

	/**
	 * It leads to another URI.
	 *
	 * @param uri an absolute WebSocket URI with a host and a path, without userinfo and
	 * fragment
	 */
	record To(URI uri) implements Redirect {
	}

	/**
	 * It leads to nothing that can be asked for.
	 *
	 * @param why where it leads, and what is wrong with it: goes on after "redirected"
	 */
	record Nowhere(String why) implements Redirect {
	}

}
