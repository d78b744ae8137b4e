package dev.websockets.extension;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.ExtensionParameters;
import dev.websockets.ExtensionParameters.Parameter;

/**
 * The parameters of permessage-deflate that an answer has (RFC 7692, section 7.1).
 *
 * @param serverNoContextTakeover whether the server keeps nothing between messages
 * @param clientNoContextTakeover whether the client must keep nothing
 * @param serverMaxWindowBits the window of the server, or {@code null} if it says nothing
 * @param clientMaxWindowBits the largest window of the client, or {@code null} if the
 * answer says nothing
 */
record DeflateParameters(boolean serverNoContextTakeover, boolean clientNoContextTakeover,
		@Nullable Integer serverMaxWindowBits, @Nullable Integer clientMaxWindowBits) {

	static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";

	static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";

	static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";

	static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

	private static final Set<String> KNOWN = Set.of(SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER,
			SERVER_MAX_WINDOW_BITS, CLIENT_MAX_WINDOW_BITS);

	/**
	 * What a client offers.
	 * @param settings what it wants
	 */
	static ExtensionParameters offer(DeflateSettings settings) {
		ExtensionParameters offer = ExtensionParameters.none();
		if (settings.serverNoContextTakeover()) {
			offer = offer.with(SERVER_NO_CONTEXT_TAKEOVER);
		}
		if (settings.clientNoContextTakeover()) {
			offer = offer.with(CLIENT_NO_CONTEXT_TAKEOVER);
		}
		if (settings.maxWindowBits() == DeflateSettings.MAX_WINDOW_BITS) {
			return offer.with(CLIENT_MAX_WINDOW_BITS);
		}
		String bits = Integer.toString(settings.maxWindowBits());
		return offer.with(SERVER_MAX_WINDOW_BITS, bits).with(CLIENT_MAX_WINDOW_BITS, bits);
	}

	/**
	 * Read an answer.
	 * @param answer its parameters
	 * @throws IllegalArgumentException if one is unknown, there twice, or has a value
	 * that it cannot have
	 */
	static DeflateParameters of(ExtensionParameters answer) {
		Set<String> seen = new HashSet<>();
		for (Parameter parameter : answer.all()) {
			Assert.isTrue(KNOWN.contains(parameter.name()), () -> "it has no parameter " + parameter.name());
			Assert.isTrue(seen.add(parameter.name()), () -> parameter.name() + " is there twice");
		}
		return new DeflateParameters(flag(answer, SERVER_NO_CONTEXT_TAKEOVER), flag(answer, CLIENT_NO_CONTEXT_TAKEOVER),
				bits(answer, SERVER_MAX_WINDOW_BITS), bits(answer, CLIENT_MAX_WINDOW_BITS));
	}

	private static boolean flag(ExtensionParameters answer, String name) {
		Parameter parameter = answer.find(name).orElse(null);
		Assert.isTrue(parameter == null || parameter.value() == null, () -> name + " has no value");
		return parameter != null;
	}

	private static @Nullable Integer bits(ExtensionParameters answer, String name) {
		Parameter parameter = answer.find(name).orElse(null);
		if (parameter == null) {
			return null;
		}
		String value = parameter.value();
		for (int bits = DeflateSettings.MIN_WINDOW_BITS; bits <= DeflateSettings.MAX_WINDOW_BITS; bits++) {
			if (Integer.toString(bits).equals(value)) {
				return bits;
			}
		}
		throw new IllegalArgumentException(name + " must be from 8 to 15 but is " + value);
	}

	/**
	 * Refuse an answer that does not fit what was offered.
	 * @param settings what the client wants
	 * @throws IllegalArgumentException if it does not fit
	 */
	void check(DeflateSettings settings) {
		Assert.isTrue(this.serverNoContextTakeover || !settings.serverNoContextTakeover(),
				SERVER_NO_CONTEXT_TAKEOVER + " was offered and is missing");
		int most = settings.maxWindowBits();
		Assert.isTrue(most == DeflateSettings.MAX_WINDOW_BITS || this.serverMaxWindowBits != null,
				SERVER_MAX_WINDOW_BITS + " was offered and is missing");
		Assert.isTrue(this.serverMaxWindowBits == null || this.serverMaxWindowBits <= most,
				() -> SERVER_MAX_WINDOW_BITS + " is over the " + most + " that were offered");
		Assert.isTrue(this.clientMaxWindowBits == null || this.clientMaxWindowBits <= most,
				() -> CLIENT_MAX_WINDOW_BITS + " is over the " + most + " that were offered");
	}

}
