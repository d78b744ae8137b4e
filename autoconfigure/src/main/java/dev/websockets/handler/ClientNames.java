package dev.websockets.handler;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The names of the configured clients. Names that differ in case and dashes only are one.
 */
final class ClientNames {

	private final Map<String, String> names = new LinkedHashMap<>();

	ClientNames(Collection<String> names) {
		names.forEach((name) -> this.names.putIfAbsent(canonical(name), name));
	}

	static String canonical(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The configured form of a name.
	 * @param name the name in any form
	 * @return the name, or {@code null} if there is no such client
	 */
	@Nullable String find(String name) {
		return this.names.get(canonical(name));
	}

	@Nullable String only() {
		return (this.names.size() == 1) ? this.names.values().iterator().next() : null;
	}

	Collection<String> all() {
		return this.names.values();
	}

	@Override
	public String toString() {
		return this.names.isEmpty() ? "none" : String.join(", ", this.names.values());
	}

}
