package dev.websockets.transport.http;

import java.util.ArrayDeque;
import java.util.Deque;
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
	 * @return the value, or {@code null} if none is offered
	 */
	public @Nullable String header() {
		String header = this.factories.stream()
			.flatMap((factory) -> factory.offers().stream().map((offer) -> factory.name() + offer))
			.collect(Collectors.joining(", "));
		return header.isEmpty() ? null : header;
	}

	/**
	 * Make the extensions that an answer switched on, and those that were not offered.
	 * @param answer the headers of the answer
	 * @return the extensions: in the order of the answer, those that were not offered in
	 * their places between them
	 * @throws ExtensionRefusedException if the answer does not fit the offer
	 */
	SessionExtensions accept(HttpHeaders answer) throws ExtensionRefusedException {
		Deque<NegotiatedExtension> agreed = new ArrayDeque<>(agreed(answer));
		Set<String> accepted = agreed.stream().map(NegotiatedExtension::name).collect(Collectors.toSet());
		try (MadeExtensions made = new MadeExtensions()) {
			for (WebSocketExtensionFactory factory : this.factories) {
				if (factory.offers().isEmpty()) {
					made.add(factory, make(factory, ExtensionParameters.none()));
				}
				else if (accepted.contains(factory.name())) {
					NegotiatedExtension next = agreed.remove();
					WebSocketExtensionFactory named = offered(next.name());
					made.add(named, make(named, next.parameters()));
				}
			}
			return made.complete();
		}
	}

	private @Nullable WebSocketExtension make(WebSocketExtensionFactory factory, ExtensionParameters parameters)
			throws ExtensionRefusedException {
		try {
			return factory.accept(parameters, this.settings);
		}
		catch (IllegalArgumentException ex) {
			throw new ExtensionRefusedException("its parameters " + Quoted.of(parameters.toString())
					+ " for the extension " + factory.name() + " do not fit the offer: " + ex.getMessage());
		}
	}

	private List<NegotiatedExtension> agreed(HttpHeaders answer) throws ExtensionRefusedException {
		List<NegotiatedExtension> agreed = negotiated(answer);
		Set<String> seen = new HashSet<>();
		for (NegotiatedExtension one : agreed) {
			offered(one.name());
			if (!seen.add(one.name())) {
				throw new ExtensionRefusedException("it switched on the extension " + one.name() + " twice");
			}
		}
		return agreed;
	}

	private static List<NegotiatedExtension> negotiated(HttpHeaders answer) throws ExtensionRefusedException {
		try {
			return NegotiatedExtension.parse(answer.getOrEmpty(HEADER));
		}
		catch (MalformedExtensionsException ex) {
			throw new ExtensionRefusedException(String.valueOf(ex.getMessage()));
		}
	}

	private WebSocketExtensionFactory offered(String name) throws ExtensionRefusedException {
		List<WebSocketExtensionFactory> offered = this.factories.stream()
			.filter((factory) -> !factory.offers().isEmpty())
			.toList();
		for (WebSocketExtensionFactory factory : offered) {
			if (factory.name().equals(name)) {
				return factory;
			}
		}
		throw new ExtensionRefusedException(
				"it switched on the extension " + Quoted.of(name) + ", which was not among those offered: "
						+ Quoted.all(offered.stream().map(WebSocketExtensionFactory::name).toList()));
	}

}
