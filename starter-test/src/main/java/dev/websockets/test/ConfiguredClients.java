package dev.websockets.test;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The clients under {@code websockets.clients}, by Boot's rules of relaxed binding.
 */
final class ConfiguredClients {

	private static final String PREFIX = "websockets.clients";

	private static final Bindable<Map<String, Object>> CLIENTS = Bindable.mapOf(String.class, Object.class);

	private static final Pattern ORIGIN = Pattern.compile("^[^/?#]*//[^/?#]*");

	private static final Pattern PLAIN_NAME = Pattern.compile("[a-zA-Z0-9-]+");

	private ConfiguredClients() {
	}

	/**
	 * Find the properties that hold the clients' URLs.
	 * @param environment where the clients are configured
	 * @param more the names of further clients
	 * @return path and query of the URL, as far as configured, by the property's name
	 */
	static Map<String, String> find(Environment environment, Set<String> more) {
		Binder binder = Binder.get(environment);
		Map<String, String> paths = new HashMap<>();
		for (String name : names(binder.bind(PREFIX, CLIENTS).orElse(Map.of()).keySet(), more)) {
			String property = PREFIX + "." + (PLAIN_NAME.matcher(name).matches() ? name : "[" + name + "]") + ".url";
			paths.put(property,
					binder.bind(property.toLowerCase(Locale.ROOT), String.class)
						.map((url) -> ORIGIN.matcher(url).replaceFirst(""))
						.orElse(""));
		}
		return paths;
	}

	/**
	 * Join the names, of which two are one client if they differ in case and dashes only;
	 * the dashed form wins, because environment variables cannot have it.
	 * @param configured the names that have properties
	 * @param more the names of further clients
	 * @return one name per client
	 */
	private static Collection<String> names(Set<String> configured, Set<String> more) {
		Map<String, String> names = new HashMap<>();
		Stream.concat(configured.stream(), more.stream())
			.forEach((name) -> names.merge(name.replace("-", "").toLowerCase(Locale.ROOT), name,
					(one, other) -> (one.length() < other.length()) ? other : one));
		return names.values();
	}

}
