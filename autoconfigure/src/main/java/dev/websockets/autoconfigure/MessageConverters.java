package dev.websockets.autoconfigure;

import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

import dev.websockets.WebSocketMessageConverter;

/**
 * Finds converters by what the properties say.
 */
final class MessageConverters {

	static final String JSON = "json";

	static final String JSON_BEAN = "websocketsJsonConverter";

	private final ListableBeanFactory beans;

	private final ObjectProvider<WebSocketMessageConverter> candidates;

	MessageConverters(ListableBeanFactory beans, ObjectProvider<WebSocketMessageConverter> candidates) {
		this.beans = beans;
		this.candidates = candidates;
	}

	/**
	 * Find a converter.
	 * @param choice what the properties ask for, or {@code null} for the application's
	 * only or primary converter bean, else JSON
	 * @return the converter, or {@code null} if none is asked for and there is none
	 */
	@Nullable WebSocketMessageConverter find(@Nullable ConverterChoice choice) {
		if (choice == null) {
			WebSocketMessageConverter unique = this.candidates.getIfUnique();
			return (unique != null) ? unique : json();
		}
		WebSocketMessageConverter converter = isJson(choice) ? json() : byBeanName(choice.name());
		if (converter == null) {
			throw unknown(choice);
		}
		return converter;
	}

	private static boolean isJson(ConverterChoice choice) {
		return JSON.equalsIgnoreCase(choice.name());
	}

	private @Nullable WebSocketMessageConverter json() {
		return byBeanName(JSON_BEAN);
	}

	private @Nullable WebSocketMessageConverter byBeanName(String name) {
		if (!this.beans.containsBean(name) || !this.beans.isTypeMatch(name, WebSocketMessageConverter.class)) {
			return null;
		}
		return this.beans.getBean(name, WebSocketMessageConverter.class);
	}

	private InvalidWebSocketPropertyException unknown(ConverterChoice choice) {
		String reason;
		if (isJson(choice)) {
			reason = "JSON needs Jackson and a JsonMapper bean, which are not there.";
		}
		else if (this.beans.containsBean(choice.name())) {
			reason = "The bean of that name is no WebSocketMessageConverter.";
		}
		else {
			reason = "There is no converter of that name.";
		}
		return choice.checks().invalid("converter", choice.name(), reason, action());
	}

	private String action() {
		String names = "Use one of these: " + String.join(", ", known()) + ".";
		return this.beans.containsBean(JSON_BEAN) ? names
				: names + " For json, add org.springframework.boot:spring-boot-starter-jackson.";
	}

	private TreeSet<String> known() {
		TreeSet<String> names = new TreeSet<>(List.of(this.beans.getBeanNamesForType(WebSocketMessageConverter.class)));
		names.remove(JSON_BEAN);
		names.add(JSON);
		return names;
	}

}
