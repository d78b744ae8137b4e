package dev.websockets.transport.http;

import java.text.ParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

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
		Made made = new Made();
		try {
			for (WebSocketExtensionFactory factory : this.factories) {
				if (factory.offers().isEmpty()) {
					made.add(factory, ExtensionParameters.none());
				}
				else if (accepted.contains(factory.name())) {
					NegotiatedExtension next = agreed.remove();
					made.add(offered(next.name()), next.parameters());
				}
			}
			return made.complete();
		}
		finally {
			made.closeUnlessComplete();
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
		List<String> values = answer.getOrEmpty(HEADER);
		try {
			return NegotiatedExtension.parse(values);
		}
		catch (ParseException ex) {
			throw new ExtensionRefusedException(
					"its header " + HEADER + " is no list of extensions: " + quoted(values));
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
						+ quoted(offered.stream().map(WebSocketExtensionFactory::name).toList()));
	}

	private static String quoted(List<String> words) {
		return words.isEmpty() ? "none" : words.stream().map(Quoted::of).collect(Collectors.joining(", "));
	}

	/**
	 * The extensions that were made so far. None of them is left open if the next cannot
	 * be made.
	 */
	private final class Made {

		private final List<WebSocketExtension> extensions = new ArrayList<>();

		private int reservedBits;

		private boolean complete;

		private void add(WebSocketExtensionFactory factory, ExtensionParameters parameters)
				throws ExtensionRefusedException {
			try {
				WebSocketExtension extension = factory.accept(parameters, ExtensionOffer.this.settings);
				Assert.state(extension != null, () -> "the factory of the extension " + factory.name()
						+ " made none for an answer it accepted");
				this.extensions.add(extension);
				this.reservedBits |= factory.reservedBits();
			}
			catch (IllegalArgumentException ex) {
				throw new ExtensionRefusedException("its parameters " + Quoted.of(parameters.toString())
						+ " for the extension " + factory.name() + " do not fit the offer: " + ex.getMessage());
			}
		}

		private SessionExtensions complete() {
			SessionExtensions all = new SessionExtensions(this.extensions, this.reservedBits);
			this.complete = true;
			return all;
		}

		private void closeUnlessComplete() {
			if (!this.complete) {
				this.extensions.forEach(WebSocketExtension::close);
			}
		}

	}

}
