package dev.websockets.transport.tyrus;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.websocket.Extension;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.transport.http.ExtensionOffer;
import dev.websockets.transport.http.MalformedExtensionsException;
import dev.websockets.transport.http.NegotiatedExtension;

/**
 * An extension that the answer to the handshake switched on.
 *
 * @param negotiated what the answer said
 */
record JakartaExtension(NegotiatedExtension negotiated) implements Extension {

	/**
	 * The extensions of an answer that was accepted.
	 * @param answer its headers
	 */
	static List<Extension> of(HttpHeaders answer) {
		try {
			return NegotiatedExtension.parse(answer.getOrEmpty(ExtensionOffer.HEADER))
				.stream()
				.map(JakartaExtension::new)
				.collect(Collectors.toUnmodifiableList());
		}
		catch (MalformedExtensionsException ex) {
			throw new IllegalStateException("the answer to the handshake was not checked", ex);
		}
	}

	@Override
	public String getName() {
		return this.negotiated.name();
	}

	@Override
	public List<Extension.Parameter> getParameters() {
		return this.negotiated.parameters()
			.all()
			.stream()
			.map((parameter) -> new Parameter(parameter.name(), parameter.value()))
			.collect(Collectors.toUnmodifiableList());
	}

	/**
	 * A parameter of an extension.
	 *
	 * @param name its name
	 * @param value its value, or {@code null}
	 */
	record Parameter(String name, @Nullable String value) implements Extension.Parameter {

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public @Nullable String getValue() {
			return this.value;
		}

	}

}
