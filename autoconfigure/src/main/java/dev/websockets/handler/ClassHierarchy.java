package dev.websockets.handler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A class with everything it extends and implements.
 */
final class ClassHierarchy {

	private ClassHierarchy() {
	}

	/**
	 * All types that instances of a class have.
	 * @param type the class
	 * @return the class, then its superclasses, then interfaces
	 */
	static Set<Class<?>> of(Class<?> type) {
		Set<Class<?>> types = new LinkedHashSet<>();
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			types.add(current);
		}
		for (Class<?> current : List.copyOf(types)) {
			addInterfaces(current, types);
		}
		return types;
	}

	private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
		for (Class<?> declared : type.getInterfaces()) {
			types.add(declared);
			addInterfaces(declared, types);
		}
	}

	/**
	 * Look for types that may not be on the class path.
	 * @param type the class
	 * @param names the names of the types
	 * @return one of the types that instances of the class have, or {@code null}
	 */
	static @Nullable Class<?> find(Class<?> type, Set<String> names) {
		return of(type).stream().filter((candidate) -> names.contains(candidate.getName())).findFirst().orElse(null);
	}

	static boolean has(Class<?> type, Set<String> names) {
		return find(type, names) != null;
	}

}
