package dev.websockets.transport.tyrus;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The parameters in a query, decoded as servers decode them: a plus is a blank, and a
 * name without a value has an empty one.
 */
final class QueryParameters {

	private QueryParameters() {
	}

	/**
	 * Read a query.
	 * @param query the query with its escapes, or {@code null}
	 * @return the parameters, read-only, in their order
	 */
	static Map<String, List<String>> of(@Nullable String query) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		if (query != null) {
			Arrays.stream(query.split("&"))
				.filter((parameter) -> !parameter.isEmpty())
				.forEach((parameter) -> add(parameter, parameters));
		}
		return CollectionUtils.unmodifiableMultiValueMap(parameters);
	}

	private static void add(String parameter, MultiValueMap<String, String> parameters) {
		String[] parts = parameter.split("=", 2);
		parameters.add(decode(parts[0]), (parts.length == 2) ? decode(parts[1]) : "");
	}

	private static String decode(String part) {
		return URLDecoder.decode(part, StandardCharsets.UTF_8);
	}

}
