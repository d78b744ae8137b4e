package dev.websockets.handler;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.websockets.WebSocketProtocol;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * The methods of one client or endpoint, by what they handle.
 */
final class HandlerMethods {

	private final HandlerTarget target;

	private final Map<On, List<HandlerMethod>> methods = new EnumMap<>(On.class);

	HandlerMethods(HandlerTarget target, List<HandlerMethod> methods) {
		this.target = target;
		for (On on : On.values()) {
			this.methods.put(on, methods.stream().filter((method) -> method.declaration().on() == on).toList());
		}
	}

	/**
	 * Some of them.
	 * @param on what they handle
	 * @return the methods, in order
	 */
	List<HandlerMethod> on(On on) {
		return this.methods.getOrDefault(on, List.of());
	}

	/**
	 * Refuse methods that reply more than once where a request has one reply.
	 * @param protocol the protocol
	 * @throws WebSocketHandlerDefinitionException if there is such a method
	 */
	void checkReplies(WebSocketProtocol protocol) {
		if (protocol.allowsManyReplies()) {
			return;
		}
		on(On.MESSAGE).stream().filter((method) -> method.reply().many()).findFirst().ifPresent((method) -> {
			throw method.declaration()
				.refuse("it may reply with several messages, but the protocol of the " + this.target.kind() + " ("
						+ protocol.getClass().getSimpleName() + ") allows one reply to a request",
						"Return one value, such as a List, or one that comes later; or void, and send events with "
								+ "WebSocketSession.");
		});
	}

	/**
	 * Convert the variables of a path as the methods would.
	 * @param variables the variables, by name
	 * @throws IllegalArgumentException if a method cannot take them
	 */
	void checkPathVariables(Map<String, String> variables) {
		this.methods.values()
			.stream()
			.flatMap(List::stream)
			.flatMap((method) -> method.arguments().stream())
			.filter(PathVariableArgument.class::isInstance)
			.map(PathVariableArgument.class::cast)
			.forEach((argument) -> argument.convert(variables));
	}

}
