package dev.websockets.autoconfigure;

import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

import dev.websockets.WebSocketProtocol;

/**
 * Finds protocols by what the properties say.
 */
final class MessageProtocols {

	private final ListableBeanFactory beans;

	private final @Nullable JsonProtocols json;

	/**
	 * Create the finder.
	 * @param beans has the application's own protocols
	 * @param json makes those of JSON messages, or {@code null} if nothing can
	 */
	MessageProtocols(ListableBeanFactory beans, @Nullable JsonProtocols json) {
		this.beans = beans;
		this.json = json;
	}

	/**
	 * Find a protocol.
	 * @param choice what the properties ask for
	 * @param format the format of the converter
	 * @param checks refuses wrong values of the client or endpoint
	 * @return the protocol, or {@code null} if none is asked for
	 */
	@Nullable WebSocketProtocol find(ProtocolChoice choice, BuiltInConverter format, PropertyChecks checks) {
		choice.check(checks);
		String name = choice.name();
		if (name == null) {
			return null;
		}
		if (choice.isPointers()) {
			return json(name, format, checks).pointers(choice, checks);
		}
		return choice.isJsonRpc() ? json(name, format, checks).jsonRpc() : byBeanName(name, checks);
	}

	private JsonProtocols json(String name, BuiltInConverter format, PropertyChecks checks) {
		if (this.json == null) {
			throw checks.invalid("protocol", name, "It needs Jackson, which is not there.",
					"Add org.springframework.boot:spring-boot-starter-jackson.");
		}
		if (format.types() != BuiltInConverter.JSON) {
			throw checks.invalid("protocol", name,
					"Its messages are JSON, and the converter of the " + PropertyOwner.of(checks.prefix()) + " is "
							+ format.value() + ".",
					"Set " + checks.property("converter") + "=json, or name a WebSocketProtocol bean of your own.");
		}
		return this.json;
	}

	private WebSocketProtocol byBeanName(String name, PropertyChecks checks) {
		if (!this.beans.containsBean(name)) {
			throw checks.invalid("protocol", name, "There is no protocol of that name.", action());
		}
		if (!this.beans.isTypeMatch(name, WebSocketProtocol.class)) {
			throw checks.invalid("protocol", name, "The bean of that name is no WebSocketProtocol.", action());
		}
		return this.beans.getBean(name, WebSocketProtocol.class);
	}

	private String action() {
		TreeSet<String> names = new TreeSet<>(List.of(this.beans.getBeanNamesForType(WebSocketProtocol.class)));
		names.add(ProtocolChoice.POINTERS);
		names.add(ProtocolChoice.JSON_RPC);
		return "Use one of these: " + String.join(", ", names) + ".";
	}

}
