package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The methods with typed payloads, for one kind of messages: a message is converted once,
 * and goes to the methods with the most specific type that the result is an instance of.
 */
final class TypedRoute {

	private final List<HandlerMethod> methods;

	private final Type type;

	private final List<HandlerMethod> takingNull;

	/** Grows with the classes that the converter makes, of which there are few. */
	private final Map<Class<?>, List<HandlerMethod>> byClass = new ConcurrentHashMap<>();

	TypedRoute(List<HandlerMethod> methods) {
		this.methods = methods;
		this.type = ConversionType.of(methods);
		this.takingNull = methods.stream().filter((method) -> payload(method).takesNull()).toList();
		methods.stream()
			.collect(Collectors.groupingBy((method) -> payload(method).type()))
			.values()
			.forEach(MessageRoute::checkRepliers);
	}

	private static PayloadParameter payload(HandlerMethod method) {
		return ConversionType.payload(method);
	}

	/**
	 * What messages are converted to.
	 * @return the type
	 */
	Type type() {
		return this.type;
	}

	/**
	 * Whether one of the methods takes whatever the converter makes of a message.
	 * @return such a method, or {@code null} if there is none
	 */
	@Nullable HandlerMethod catchAll() {
		return this.methods.stream()
			.filter((method) -> payload(method).type().equals(this.type))
			.findFirst()
			.orElse(null);
	}

	List<HandlerMethod> methodsFor(@Nullable Object payload) {
		return (payload != null) ? this.byClass.computeIfAbsent(payload.getClass(), this::mostSpecific)
				: this.takingNull;
	}

	private List<HandlerMethod> mostSpecific(Class<?> type) {
		List<HandlerMethod> matching = this.methods.stream()
			.filter((method) -> payload(method).rawType().isAssignableFrom(type))
			.toList();
		List<HandlerMethod> mostSpecific = matching.stream()
			.filter((method) -> matching.stream().noneMatch((other) -> isMoreSpecific(other, method)))
			.toList();
		MessageRoute.checkRepliers(mostSpecific);
		return mostSpecific;
	}

	private static boolean isMoreSpecific(HandlerMethod method, HandlerMethod than) {
		Class<?> special = payload(method).rawType();
		Class<?> general = payload(than).rawType();
		return special != general && general.isAssignableFrom(special);
	}

}
