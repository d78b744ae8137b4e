package dev.websockets.handler;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.websockets.annotation.WebSocketHandler;

/**
 * The subprotocols that methods name for their endpoint.
 */
final class Subprotocols {

	/** See RFC 9110, section 5.6.2. */
	private static final Pattern TOKEN = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");

	private Subprotocols() {
	}

	/**
	 * Find those of a method.
	 * @param bean its bean
	 * @param method the method
	 * @param target what it is for
	 * @param onMethod its annotation
	 * @param onType the annotation of the bean's type, if there is one
	 * @return the subprotocols; none if it names none
	 * @throws WebSocketHandlerDefinitionException if they are not possible
	 */
	static List<String> find(HandlerBean bean, Method method, HandlerTarget target, WebSocketHandler onMethod,
			@Nullable WebSocketHandler onType) {
		List<String> own = List.of(onMethod.subprotocols());
		List<String> subprotocols = (own.isEmpty() && onType != null) ? List.of(onType.subprotocols()) : own;
		if (!subprotocols.isEmpty() && !(target instanceof PathTarget)) {
			throw HandlerDeclaration.refuse(bean, method, "it names subprotocols, but no path",
					"Name the path of the endpoint that speaks them; those of a client are "
							+ "websockets.clients.<name>.subprotocols.");
		}
		for (String subprotocol : subprotocols) {
			if (!TOKEN.matcher(subprotocol).matches()) {
				throw HandlerDeclaration.refuse(bean, method,
						"'" + subprotocol + "' cannot be a subprotocol (RFC 6455, section 4.1)",
						"Use letters, digits and dots, such as v2.example.com.");
			}
		}
		if (subprotocols.stream().distinct().count() < subprotocols.size()) {
			throw HandlerDeclaration.refuse(bean, method,
					"one of its subprotocols is there twice (" + String.join(", ", subprotocols) + ")",
					"Remove one of the two.");
		}
		return subprotocols;
	}

	/**
	 * Those of an endpoint.
	 * @param methods its methods
	 * @return what one or several of them name; none if none of them does
	 * @throws WebSocketHandlerDefinitionException if they name different ones
	 */
	static List<String> common(List<HandlerMethod> methods) {
		List<HandlerDeclaration> naming = methods.stream()
			.map(HandlerMethod::declaration)
			.filter((declaration) -> !declaration.subprotocols().isEmpty())
			.toList();
		if (naming.isEmpty()) {
			return List.of();
		}
		HandlerDeclaration first = naming.get(0);
		naming.stream()
			.filter((other) -> !other.subprotocols().equals(first.subprotocols()))
			.findFirst()
			.ifPresent((other) -> {
				throw other.refuse(
						"its subprotocols (" + String.join(", ", other.subprotocols()) + ") are not those of " + first
								+ " (" + String.join(", ", first.subprotocols()) + "), which is for the same path",
						"Name the same in the same order, or name them once: on one of the beans.");
			});
		return first.subprotocols();
	}

}
