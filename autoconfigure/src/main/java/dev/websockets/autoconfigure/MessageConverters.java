package dev.websockets.autoconfigure;

import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

import dev.websockets.WebSocketMessageConverter;

/**
 * Finds converters by what the properties say.
 */
final class MessageConverters {

	static final String JSON = "json";

	static final String JSON_BEAN = "websocketsJsonConverter";

	private final ListableBeanFactory beans;

	MessageConverters(ListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Find a converter.
	 * @param name {@value #JSON}, the name of a bean, or {@code null} for the
	 * application's only or primary converter bean, else JSON
	 * @param checks refuses unknown names
	 * @return the converter, or {@code null} if no name is given and there is none
	 */
	@Nullable WebSocketMessageConverter find(@Nullable String name, PropertyChecks checks) {
		if (name == null) {
			WebSocketMessageConverter unique = this.beans.getBeanProvider(WebSocketMessageConverter.class)
				.getIfUnique();
			return (unique != null) ? unique : json();
		}
		WebSocketMessageConverter converter = JSON.equalsIgnoreCase(name) ? json() : byBeanName(name);
		if (converter == null) {
			throw unknown(name, checks);
		}
		return converter;
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

	private InvalidWebSocketPropertyException unknown(String name, PropertyChecks checks) {
		if (JSON.equalsIgnoreCase(name)) {
			return checks.invalid("converter", name, "JSON needs Jackson and a JsonMapper bean, which are not there.",
					"Add org.springframework.boot:spring-boot-starter-jackson, or name a WebSocketMessageConverter bean.");
		}
		String reason = this.beans.containsBean(name) ? "The bean of that name is no WebSocketMessageConverter."
				: "There is no converter of that name.";
		return checks.invalid("converter", name, reason, "Use one of these: " + String.join(", ", known()) + ".");
	}

	private TreeSet<String> known() {
		TreeSet<String> names = new TreeSet<>(List.of(this.beans.getBeanNamesForType(WebSocketMessageConverter.class)));
		names.remove(JSON_BEAN);
		names.add(JSON);
		return names;
	}

}
