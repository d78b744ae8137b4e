package dev.websockets.handler;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Looks for types by name, those that may not be on the class path.
 */
final class ClassHierarchy {

	private ClassHierarchy() {
	}

	/**
	 * Whether a class is, extends or implements one of the named types.
	 * @param type the class
	 * @param names the names
	 * @return whether it does
	 */
	static boolean has(Class<?> type, Set<String> names) {
		return find(type, names) != null;
	}

	static @Nullable Class<?> find(Class<?> type, Set<String> names) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (names.contains(current.getName())) {
				return current;
			}
		}
		return ClassUtils.getAllInterfacesForClassAsSet(type)
			.stream()
			.filter((candidate) -> names.contains(candidate.getName()))
			.findFirst()
			.orElse(null);
	}

}
