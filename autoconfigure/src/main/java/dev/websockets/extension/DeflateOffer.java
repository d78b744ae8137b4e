package dev.websockets.extension;

import org.springframework.util.Assert;

import dev.websockets.ExtensionParameters;

/**
 * The client's part in agreeing on the parameters of permessage-deflate (RFC 7692,
 * section 7.1).
 *
 * @param settings what the client wants
 */
record DeflateOffer(DeflateSettings settings) {

	/**
	 * What it offers.
	 */
	ExtensionParameters parameters() {
		DeflateParameters flags = new DeflateParameters(this.settings.serverNoContextTakeover(),
				this.settings.clientNoContextTakeover(), null, null);
		ExtensionParameters offer = flags.toParameters();
		if (this.settings.maxWindowBits() == DeflateSettings.MAX_WINDOW_BITS) {
			return offer.with(DeflateParameters.CLIENT_MAX_WINDOW_BITS);
		}
		String bits = Integer.toString(this.settings.maxWindowBits());
		return offer.with(DeflateParameters.SERVER_MAX_WINDOW_BITS, bits)
			.with(DeflateParameters.CLIENT_MAX_WINDOW_BITS, bits);
	}

	/**
	 * Refuse an answer that does not fit what was offered.
	 * @param answer what the server answered
	 * @throws IllegalArgumentException if it does not fit
	 */
	void check(DeflateParameters answer) {
		Assert.isTrue(answer.serverNoContextTakeover() || !this.settings.serverNoContextTakeover(),
				DeflateParameters.SERVER_NO_CONTEXT_TAKEOVER + " was offered and is missing");
		int most = this.settings.maxWindowBits();
		Integer server = answer.serverMaxWindowBits();
		Assert.isTrue(most == DeflateSettings.MAX_WINDOW_BITS || server != null,
				DeflateParameters.SERVER_MAX_WINDOW_BITS + " was offered and is missing");
		Assert.isTrue(server == null || server <= most,
				() -> DeflateParameters.SERVER_MAX_WINDOW_BITS + " is over the " + most + " that were offered");
		Integer client = answer.clientMaxWindowBits();
		Assert.isTrue(client == null || client <= most,
				() -> DeflateParameters.CLIENT_MAX_WINDOW_BITS + " is over the " + most + " that were offered");
	}

	/**
	 * What the client keeps: it may keep less than the answer lets it.
	 * @param answer what the server answered
	 */
	Context outgoing(DeflateParameters answer) {
		Context most = answer.clientContext();
		return new Context(most.noTakeover() || this.settings.clientNoContextTakeover(),
				Math.min(most.windowBits(), this.settings.maxWindowBits()));
	}

}
