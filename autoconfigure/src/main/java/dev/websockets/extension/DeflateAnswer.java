package dev.websockets.extension;

import org.jspecify.annotations.Nullable;

import dev.websockets.ExtensionParameters;

/**
 * The server's part in agreeing on the parameters of permessage-deflate (RFC 7692,
 * section 7.1).
 *
 * @param settings what the server wants
 */
record DeflateAnswer(DeflateSettings settings) {

	/**
	 * Answer an offer.
	 * @param offer the parameters that the client offers
	 * @return the parameters of the answer, or {@code null} to decline: an offer with a
	 * parameter that is unknown, there twice, or has a value that it cannot have (section
	 * 7)
	 */
	@Nullable ExtensionParameters to(ExtensionParameters offer) {
		DeflateParameters offered = DeflateParameters.ofOffer(offer);
		return (offered != null) ? to(offered).toParameters() : null;
	}

	private DeflateParameters to(DeflateParameters offered) {
		return new DeflateParameters(offered.serverNoContextTakeover() || this.settings.serverNoContextTakeover(),
				offered.clientNoContextTakeover() || this.settings.clientNoContextTakeover(),
				serverWindow(offered.serverMaxWindowBits()), clientWindow(offered.clientMaxWindowBits()));
	}

	/**
	 * Ours, which is said wherever it is not the largest, and always to a client that
	 * asked for a limit (section 7.1.2.1).
	 */
	private @Nullable Integer serverWindow(@Nullable Integer offered) {
		return (offered != null) ? Integer.valueOf(Math.min(offered, this.settings.maxWindowBits()))
				: unlessLargest(this.settings.maxWindowBits());
	}

	/**
	 * The client's, which must not be said to one that did not offer to keep to it
	 * (section 7.1.2.2).
	 */
	private @Nullable Integer clientWindow(@Nullable Integer offered) {
		return (offered != null) ? unlessLargest(Math.min(offered, this.settings.maxWindowBits())) : null;
	}

	private static @Nullable Integer unlessLargest(int bits) {
		return (bits < DeflateSettings.MAX_WINDOW_BITS) ? bits : null;
	}

}
