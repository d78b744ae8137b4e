package dev.websockets.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names that come from properties, where case and dashes do not count: an environment
 * variable cannot carry them. The binder gives every spelling an entry of its own, each
 * with the values of all of them. There is one exception: an environment variable whose
 * property has dashes, such as {@code .._MYFEED_PING_INTERVAL}, reaches only the spelling
 * of the name that stands in it, the one without dashes.
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
		Map<String, V> values = new LinkedHashMap<>();
		bound.forEach((name, value) -> {
			V former = values.get(uniform(name));
			if (former == null || former.equals(value)) {
				values.put(uniform(name), value);
			}
			else {
				String known = spellings.getOrDefault(uniform(name), name);
				V undashed = name.contains("-") ? former : value;
				if (!BoundValues.covers(undashed, (undashed == value) ? former : value)) {
					throw checks.invalid(name, null,
							"It is the same name as '" + known
									+ "', but has other values, because only one is in brackets.",
							"Write " + checks.property(better(known, name))
									+ " without brackets, so that other spellings and environment variables override it.");
				}
				values.put(uniform(name), undashed);
			}
			spellings.merge(uniform(name), name, RelaxedNames::better);
		});
		Map<String, V> merged = new LinkedHashMap<>();
		spellings.forEach((uniform, name) -> merged.put(name, values.get(uniform)));
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
