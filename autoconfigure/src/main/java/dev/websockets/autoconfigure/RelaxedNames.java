package dev.websockets.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names that come from properties, where case and dashes do not count: an environment
 * variable cannot carry them. The binder gives every spelling an entry of its own, each
 * with the values of all of them.
 */
final class RelaxedNames {

	private RelaxedNames() {
	}

	/**
	 * Whether two names differ in case and dashes at most.
	 * @param name a name
	 * @param other another name
	 * @return whether they name the same
	 */
	static boolean same(String name, String other) {
		return uniform(name).equals(uniform(other));
	}

	/**
	 * One entry for every name, under the spelling that says the most: the one with
	 * dashes, else the one with capitals, else the first.
	 * @param bound what the binder made
	 * @param checks refuses a name of which only one spelling is in brackets, so that the
	 * binder does not give both the same values
	 * @param <V> the type of the values
	 * @return the entries, in order
	 */
	static <V> Map<String, V> merge(Map<String, V> bound, PropertyChecks checks) {
		Map<String, String> spellings = new LinkedHashMap<>();
		bound.forEach((name, value) -> {
			String former = spellings.get(uniform(name));
			if (former != null && !value.equals(bound.get(former))) {
				throw checks.invalid(name, null,
						"It is the same name as '" + former
								+ "', but has other values, because only one is in brackets.",
						"Write " + checks.property(better(former, name))
								+ " without brackets, so that other spellings and environment variables override it.");
			}
			spellings.merge(uniform(name), name, RelaxedNames::better);
		});
		Map<String, V> merged = new LinkedHashMap<>();
		spellings.values().forEach((name) -> merged.put(name, bound.get(name)));
		return merged;
	}

	private static String better(String name, String other) {
		return (weight(other) > weight(name)) ? other : name;
	}

	private static long weight(String name) {
		long dashes = name.chars().filter((c) -> c == '-').count();
		long capitals = name.chars().filter(Character::isUpperCase).count();
		return dashes * (name.length() + 1L) + capitals;
	}

	private static String uniform(String name) {
		return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

}
