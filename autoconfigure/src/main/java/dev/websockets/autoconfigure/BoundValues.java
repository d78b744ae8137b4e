package dev.websockets.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * What the binder made of properties: records whose components are {@code null} where
 * nothing is set.
 */
final class BoundValues {

	private BoundValues() {
	}

	/**
	 * Whether everything that is set in one value is set in another too: texts to the
	 * same, other values to whatever.
	 * @param full the value that may have more
	 * @param value the value that may have less
	 * @return whether nothing is lost with the second
	 */
	static boolean covers(@Nullable Object full, @Nullable Object value) {
		if (value == null) {
			return true;
		}
		if (full == null) {
			return false;
		}
		if (value instanceof Map<?, ?> map) {
			return ((Map<?, ?>) full).keySet().containsAll(map.keySet());
		}
		if (value instanceof String) {
			return value.equals(full);
		}
		return !(value instanceof Record) || Stream.of(value.getClass().getRecordComponents())
			.allMatch((component) -> covers(component, full, value));
	}

	private static boolean covers(RecordComponent component, Object full, Object value) {
		ReflectionUtils.makeAccessible(component.getAccessor());
		return covers(ReflectionUtils.invokeMethod(component.getAccessor(), full),
				ReflectionUtils.invokeMethod(component.getAccessor(), value));
	}

}
