package dev.websockets.transport.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.transport.OfferedExtensions;

/**
 * An extension that a session of a server will have.
 *
 * @param factory makes it
 * @param answer the parameters that the client is told, or {@code null} if it need not
 * know of the extension
 * @since 0.1.0
 */
public record AnsweredExtension(WebSocketExtensionFactory factory, @Nullable ExtensionParameters answer) {

	/**
	 * Create this.
	 * @throws IllegalArgumentException if the answer cannot stand in a header
	 */
	public AnsweredExtension {
		if (answer != null) {
			OfferedExtensions.check(factory.name(), answer);
		}
	}

	/**
	 * Answer the first offer that is not declined.
	 * @param factory the extension
	 * @param offers what the client offers, of all extensions
	 * @return the answer, or {@code null} if none was offered or all were declined
	 */
	static @Nullable AnsweredExtension of(WebSocketExtensionFactory factory, List<NegotiatedExtension> offers) {
		if (factory.offers().isEmpty()) {
			return new AnsweredExtension(factory, null);
		}
		for (NegotiatedExtension offer : offers) {
			ExtensionParameters answer = offer.name().equals(factory.name()) ? factory.answer(offer.parameters())
					: null;
			if (answer != null) {
				return new AnsweredExtension(factory, answer);
			}
		}
		return null;
	}

	/**
	 * Whether a session with this extension cannot have the other one, too: it has the
	 * same name, or claims the same reserved bit.
	 */
	boolean excludes(WebSocketExtensionFactory other) {
		return this.factory.name().equals(other.name()) || (this.factory.reservedBits() & other.reservedBits()) != 0;
	}

	@Nullable WebSocketExtension make(SessionSettings settings) {
		return this.factory.serve((this.answer != null) ? this.answer : ExtensionParameters.none(), settings);
	}

}
