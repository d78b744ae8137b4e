package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;

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

	private TypedRoute(List<HandlerMethod> methods) {
		this.methods = methods;
		this.type = ConversionType.of(methods);
		this.takingNull = methods.stream().filter((method) -> payload(method).takesNull()).toList();
		methods.stream()
			.collect(Collectors.groupingBy((method) -> payload(method).type()))
			.values()
			.forEach(MessageRoute::checkRepliers);
	}

	/**
	 * One route, as nothing but the payload tells messages apart.
	 * @param methods the methods, at least one
	 * @return the route
	 * @throws WebSocketHandlerDefinitionException if their types have nothing in common
	 */
	static List<TypedRoute> single(List<HandlerMethod> methods) {
		return List.of(new TypedRoute(methods));
	}

	/**
	 * A route for each group of payload types that have something in common. All of them
	 * get the messages, which something else tells apart.
	 * @param methods the methods
	 * @return the routes
	 */
	static List<TypedRoute> groups(List<HandlerMethod> methods) {
		List<List<HandlerMethod>> groups = new ArrayList<>();
		for (HandlerMethod method : methods) {
			groups.stream()
				.filter((group) -> ConversionType.isCommonTo(append(group, method)))
				.findFirst()
				.ifPresentOrElse((group) -> group.add(method), () -> groups.add(new ArrayList<>(List.of(method))));
		}
		List<TypedRoute> routes = groups.stream().map(TypedRoute::new).toList();
		MessageRoute.checkRepliers(routes.stream().flatMap(TypedRoute::firstReplier).toList());
		return routes;
	}

	private static List<HandlerMethod> append(List<HandlerMethod> group, HandlerMethod method) {
		return Stream.concat(group.stream(), Stream.of(method)).toList();
	}

	private Stream<HandlerMethod> firstReplier() {
		return this.methods.stream().filter((method) -> method.reply().expected()).limit(1);
	}

	private static PayloadParameter payload(HandlerMethod method) {
		return ConversionType.payload(method);
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

	/**
	 * Convert a message, and choose the methods that get it.
	 * @param message the message
	 * @param reader how to convert it
	 * @return who gets what, in order; empty if no method takes what came out
	 */
	List<Delivery> select(Message message, PayloadReader reader) {
		Object payload = reader.read(message, this.type);
		List<HandlerMethod> matching = (payload != null)
				? this.byClass.computeIfAbsent(payload.getClass(), this::mostSpecific) : this.takingNull;
		if (matching.size() == 1) {
			return List.of(new Delivery(matching.get(0), payload));
		}
		if (payload == null && matching.isEmpty()) {
			throw MessageRoute.nullPayload(message, this.type);
		}
		return matching.stream().map((method) -> new Delivery(method, payload)).toList();
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
