package dev.websockets.extension;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.websockets.ExtensionParameters;
import dev.websockets.ExtensionParameters.Parameter;

/**
 * Which parameters of permessage-deflate there are, and which values they have (RFC 7692,
 * sections 7 and 7.1). Offers and answers are alike but for one thing.
 */
enum DeflateGrammar {

	/** A client that can keep to any window says so without a value. */
	OFFER,

	/** Every window has a value. */
	ANSWER;

	/**
	 * From 8 to 15, without leading zeroes.
	 */
	private static final Pattern WINDOW = Pattern.compile("[89]|1[0-5]");

	/**
	 * What is wrong, in words.
	 * @return the first problem: a parameter is unknown, there twice, or has a value that
	 * it cannot have; {@code null} if there is none
	 */
	@Nullable String problem(ExtensionParameters parameters) {
		Set<String> seen = new HashSet<>();
		for (Parameter parameter : parameters.all()) {
			String problem = seen.add(parameter.name()) ? problem(parameter) : parameter.name() + " is there twice";
			if (problem != null) {
				return problem;
			}
		}
		return null;
	}

	private @Nullable String problem(Parameter parameter) {
		return switch (parameter.name()) {
			case DeflateParameters.SERVER_NO_CONTEXT_TAKEOVER, DeflateParameters.CLIENT_NO_CONTEXT_TAKEOVER ->
				(parameter.value() == null) ? null : parameter.name() + " has no value";
			case DeflateParameters.SERVER_MAX_WINDOW_BITS -> window(parameter, false);
			case DeflateParameters.CLIENT_MAX_WINDOW_BITS -> window(parameter, this == OFFER);
			default -> "it has no parameter " + parameter.name();
		};
	}

	private static @Nullable String window(Parameter parameter, boolean optional) {
		String value = parameter.value();
		boolean legal = (value != null) ? WINDOW.matcher(value).matches() : optional;
		return legal ? null : parameter.name() + " must be from 8 to 15 but is " + value;
	}

}
