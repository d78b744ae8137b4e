package dev.websockets.autoconfigure;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

import dev.websockets.WebSocketMessageConverter;

/**
 * Beans of one type that are converters, or can be made such.
 *
 * @param beans where they are
 * @param type their type
 * @param adapter makes converters of them
 * @param <T> their type
 */
record ConverterBeans<T>(ListableBeanFactory beans, Class<T> type, Function<T, WebSocketMessageConverter> adapter) {

	@Nullable WebSocketMessageConverter find(String name) {
		if (!this.beans.containsBean(name) || !this.beans.isTypeMatch(name, this.type)) {
			return null;
		}
		return this.adapter.apply(this.beans.getBean(name, this.type));
	}

	List<String> names() {
		return List.of(this.beans.getBeanNamesForType(this.type));
	}

}
