package dev.websockets.transport.http;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.session.SessionExtensions;
import dev.websockets.transport.Quoted;

/**
 * The extensions that a request offers, and what an answer makes of them (RFC 6455,
 * sections 4.1 and 9.1).
 *
 * @param factories the extensions, in the order of their installation
 * @param settings the limits of the session
 * @since 0.1.0
 */
public record ExtensionOffer(List<WebSocketExtensionFactory> factories, SessionSettings settings) {

	/** The header that extensions are offered and accepted in. */
	public static final String HEADER = "Sec-WebSocket-Extensions";

	/**
	 * The value of the header that offers them.
	 * @return the value, or {@code null} if there are none
	 */
	public @Nullable String header() {
		return this.factories.isEmpty() ? null
				: this.factories.stream()
					.flatMap((factory) -> factory.offers().stream().map((offer) -> factory.name() + offer))
					.collect(Collectors.joining(", "));
	}

	/**
	 * Make the extensions that an answer switched on.
	 * @param answer the headers of the answer
	 * @return the extensions, in the order of the answer
	 * @throws ExtensionRefusedException if the answer does not fit the offer
	 */
	SessionExtensions accept(HttpHeaders answer) throws ExtensionRefusedException {
		List<NegotiatedExtension> negotiated = negotiated(answer);
		Set<String> seen = new HashSet<>();
		List<WebSocketExtension> extensions = new ArrayList<>(negotiated.size());
		int reservedBits = 0;
		boolean complete = false;
		try {
			for (NegotiatedExtension one : negotiated) {
				WebSocketExtensionFactory factory = find(one.name());
				if (!seen.add(one.name())) {
					throw new ExtensionRefusedException("it switched on the extension " + one.name() + " twice");
				}
				extensions.add(accept(factory, one.parameters()));
				reservedBits |= factory.reservedBits();
			}
			complete = true;
			return new SessionExtensions(extensions, reservedBits);
		}
		finally {
			if (!complete) {
				extensions.forEach(WebSocketExtension::close);
			}
		}
	}

	private static List<NegotiatedExtension> negotiated(HttpHeaders answer) throws ExtensionRefusedException {
		List<String> values = answer.getOrEmpty(HEADER);
		try {
			return NegotiatedExtension.parse(values);
		}
		catch (ParseException ex) {
			throw new ExtensionRefusedException(
					"its header " + HEADER + " is no list of extensions: " + quoted(values));
		}
	}

	private WebSocketExtensionFactory find(String name) throws ExtensionRefusedException {
		for (WebSocketExtensionFactory factory : this.factories) {
			if (factory.name().equals(name)) {
				return factory;
			}
		}
		throw new ExtensionRefusedException(
				"it switched on the extension " + Quoted.of(name) + ", which was not among those offered: "
						+ quoted(this.factories.stream().map(WebSocketExtensionFactory::name).toList()));
	}

	private WebSocketExtension accept(WebSocketExtensionFactory factory, ExtensionParameters parameters)
			throws ExtensionRefusedException {
		try {
			return factory.accept(parameters, this.settings);
		}
		catch (IllegalArgumentException ex) {
			throw new ExtensionRefusedException("its parameters " + Quoted.of(parameters.toString())
					+ " for the extension " + factory.name() + " do not fit the offer: " + ex.getMessage());
		}
	}

	private static String quoted(List<String> words) {
		return words.isEmpty() ? "none" : words.stream().map(Quoted::of).collect(Collectors.joining(", "));
	}

}
