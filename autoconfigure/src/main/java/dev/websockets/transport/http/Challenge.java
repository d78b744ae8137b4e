package dev.websockets.transport.http;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a server wants to know who asks (RFC 9110, section 11.3).
 *
 * @param scheme the name of the scheme, in lower case
 * @param parameters its parameters, names in lower case, values without quotes
 */
record Challenge(String scheme, Map<String, String> parameters) {

	private static final Log logger = LogFactory.getLog(Challenge.class);

	/**
	 * Read the challenges of WWW-Authenticate, any number in each value. What breaks the
	 * rules is left out, with what follows it in the same value.
	 * @param values the values of the header
	 * @return the challenges, in their order
	 */
	static List<Challenge> parse(List<String> values) {
		List<Challenge> challenges = new ArrayList<>();
		values.forEach((value) -> parse(new FieldScanner(value), challenges));
		return challenges;
	}

	private static void parse(FieldScanner scanner, List<Challenge> challenges) {
		try {
			while (scanner.nextElement()) {
				challenges.add(new Challenge(lowerCase(scanner.token()), parameters(scanner)));
			}
		}
		catch (ParseException ex) {
			logger.debug("Left out a challenge that breaks the rules", ex);
		}
	}

	private static Map<String, String> parameters(FieldScanner scanner) throws ParseException {
		scanner.skipWhitespace();
		Map<String, String> parameters = new LinkedHashMap<>();
		if (scanner.skipToken68()) {
			return parameters;
		}
		while (scanner.isAtParameter()) {
			String name = lowerCase(scanner.token());
			scanner.skip('=');
			parameters.putIfAbsent(name, scanner.anythingOrQuotedString());
			scanner.nextElement();
		}
		return parameters;
	}

	private static String lowerCase(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	@Nullable String parameter(String name) {
		return this.parameters.get(name);
	}

	boolean isSet(String name) {
		return "true".equalsIgnoreCase(this.parameters.get(name));
	}

}
