package dev.websockets.extension;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.ExtensionParameters;
import dev.websockets.ExtensionParameters.Parameter;

/**
 * The parameters of permessage-deflate that an offer or an answer has (RFC 7692, section
 * 7.1).
 *
 * @param serverNoContextTakeover whether the server keeps nothing between messages
 * @param clientNoContextTakeover whether the client must keep nothing, or offers to
 * @param serverMaxWindowBits the largest window of the server, or {@code null} if nothing
 * is said of it
 * @param clientMaxWindowBits the largest window of the client, or {@code null} if nothing
 * is said of it; a client that offers to keep to any has one of 15
 */
record DeflateParameters(boolean serverNoContextTakeover, boolean clientNoContextTakeover,
		@Nullable Integer serverMaxWindowBits, @Nullable Integer clientMaxWindowBits) {

	static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";

	static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";

	static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";

	static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

	/**
	 * Read an answer.
	 * @param answer its parameters
	 * @throws IllegalArgumentException if one is unknown, there twice, or has a value
	 * that it cannot have
	 */
	static DeflateParameters ofAnswer(ExtensionParameters answer) {
		String problem = DeflateGrammar.ANSWER.problem(answer);
		Assert.isTrue(problem == null, () -> String.valueOf(problem));
		return read(answer);
	}

	/**
	 * Read an offer.
	 * @param offer its parameters
	 * @return what it says, or {@code null} where {@link #ofAnswer} would throw: nobody
	 * is to be told, as a server passes over what it cannot accept
	 */
	static @Nullable DeflateParameters ofOffer(ExtensionParameters offer) {
		return (DeflateGrammar.OFFER.problem(offer) == null) ? read(offer) : null;
	}

	private static DeflateParameters read(ExtensionParameters parameters) {
		return new DeflateParameters(parameters.find(SERVER_NO_CONTEXT_TAKEOVER).isPresent(),
				parameters.find(CLIENT_NO_CONTEXT_TAKEOVER).isPresent(), bits(parameters, SERVER_MAX_WINDOW_BITS),
				bits(parameters, CLIENT_MAX_WINDOW_BITS));
	}

	private static @Nullable Integer bits(ExtensionParameters parameters, String name) {
		Parameter parameter = parameters.find(name).orElse(null);
		if (parameter == null) {
			return null;
		}
		String value = parameter.value();
		return (value != null) ? Integer.parseInt(value) : DeflateSettings.MAX_WINDOW_BITS;
	}

	/**
	 * As they stand in a header.
	 */
	ExtensionParameters toParameters() {
		ExtensionParameters parameters = ExtensionParameters.none();
		if (this.serverNoContextTakeover) {
			parameters = parameters.with(SERVER_NO_CONTEXT_TAKEOVER);
		}
		if (this.clientNoContextTakeover) {
			parameters = parameters.with(CLIENT_NO_CONTEXT_TAKEOVER);
		}
		if (this.serverMaxWindowBits != null) {
			parameters = parameters.with(SERVER_MAX_WINDOW_BITS, this.serverMaxWindowBits.toString());
		}
		if (this.clientMaxWindowBits != null) {
			parameters = parameters.with(CLIENT_MAX_WINDOW_BITS, this.clientMaxWindowBits.toString());
		}
		return parameters;
	}

	/**
	 * What the server keeps, if it answered this.
	 */
	Context serverContext() {
		return new Context(this.serverNoContextTakeover, bits(this.serverMaxWindowBits));
	}

	/**
	 * What the client may keep, if the server answered this.
	 */
	Context clientContext() {
		return new Context(this.clientNoContextTakeover, bits(this.clientMaxWindowBits));
	}

	private static int bits(@Nullable Integer said) {
		return (said != null) ? said : DeflateSettings.MAX_WINDOW_BITS;
	}

}
