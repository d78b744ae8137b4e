package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * Some methods for one kind of messages, by level.
 */
final class MessageRoute {

	private final List<HandlerMethod> methods;

	private final List<TypedRoute> typed;

	private final List<HandlerMethod> untyped;

	private final List<Delivery> plain;

	/**
	 * Create the route.
	 * @param methods the methods, in order
	 * @param typing tells the typed payloads of some of them apart
	 */
	MessageRoute(List<HandlerMethod> methods, Function<List<HandlerMethod>, List<TypedRoute>> typing) {
		this.methods = methods;
		List<HandlerMethod> withType = level(MatchLevel.TYPED);
		this.typed = withType.isEmpty() ? List.of() : typing.apply(withType);
		this.untyped = level(MatchLevel.UNTYPED);
		List<HandlerMethod> content = level(MatchLevel.CONTENT);
		List<HandlerMethod> frame = level(MatchLevel.FRAME);
		checkRepliers(this.untyped);
		checkRepliers(content);
		checkRepliers(frame);
		this.plain = (content.isEmpty() ? frame : content).stream()
			.map((method) -> new Delivery(method, null))
			.toList();
	}

	private List<HandlerMethod> level(MatchLevel level) {
		return this.methods.stream().filter((method) -> method.level() == level).toList();
	}

	static void checkRepliers(List<HandlerMethod> sameLevel) {
		List<HandlerMethod> repliers = sameLevel.stream().filter((method) -> method.reply().expected()).toList();
		if (repliers.size() > 1) {
			throw repliers.get(1)
				.declaration()
				.refuse("it replies to the same messages as " + repliers.get(0),
						"Let at most one of the methods that get a message return a value.");
		}
	}

	/**
	 * Choose the methods that get a message, and convert it for them: all of the most
	 * specific level that matches. A message that cannot be converted does not fall
	 * through to a level that needs no conversion, but one of a type that the converter
	 * does not know does. A JSON null goes to the methods of a level that take it.
	 * @param message a message of the kind of this route
	 * @param reader how to convert it
	 * @return who gets what, in order; empty if no method takes the message
	 * @throws WebSocketUnknownTypeException if the converter does not know the type of
	 * the message, and no method takes it as it is
	 * @throws WebSocketConversionException if the message cannot be converted, or is a
	 * JSON null that no method takes
	 */
	List<Delivery> select(Message message, PayloadReader reader) {
		WebSocketUnknownTypeException unknown = null;
		try {
			List<Delivery> deliveries = selectTyped(message, reader);
			if (!deliveries.isEmpty()) {
				return deliveries;
			}
		}
		catch (WebSocketUnknownTypeException ex) {
			unknown = ex;
		}
		return MessageRoutes.orThrow(this.untyped.isEmpty() ? this.plain : selectUntyped(message, reader), unknown);
	}

	private List<Delivery> selectTyped(Message message, PayloadReader reader) {
		if (this.typed.isEmpty()) {
			return List.of();
		}
		if (this.typed.size() == 1) {
			return this.typed.get(0).select(message, reader);
		}
		return this.typed.stream()
			.flatMap((route) -> route.select(message, reader).stream())
			.sorted(Comparator.comparingInt((delivery) -> this.methods.indexOf(delivery.method())))
			.toList();
	}

	private List<Delivery> selectUntyped(Message message, PayloadReader reader) {
		Map<Type, @Nullable Object> payloads = new HashMap<>();
		List<Delivery> deliveries = new ArrayList<>();
		for (HandlerMethod method : this.untyped) {
			PayloadParameter parameter = ConversionType.payload(method);
			if (!payloads.containsKey(parameter.type())) {
				payloads.put(parameter.type(), reader.read(message, parameter.type()));
			}
			Object payload = payloads.get(parameter.type());
			if (payload != null || parameter.takesNull()) {
				deliveries.add(new Delivery(method, payload));
			}
		}
		if (deliveries.isEmpty()) {
			throw nullPayload(message, ConversionType.payload(this.untyped.get(0)).type());
		}
		return deliveries;
	}

	static WebSocketConversionException nullPayload(Message message, Type type) {
		return new WebSocketConversionException("message of " + message.size() + " bytes is null, not a "
				+ type.getTypeName() + "; a parameter that is @Nullable or Optional takes null", message, null);
	}

	boolean contains(HandlerMethod method) {
		return this.methods.contains(method);
	}

	/**
	 * The method that takes all the messages that another one could get, before it.
	 * @param method a method of this route
	 * @return that method, or {@code null} if the other one can be reached
	 */
	@Nullable HandlerMethod shadowOf(HandlerMethod method) {
		HandlerMethod catchAll = this.typed.stream()
			.map(TypedRoute::catchAll)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		if (catchAll != null && method.level() != MatchLevel.TYPED) {
			return catchAll;
		}
		return this.methods.stream()
			.filter((other) -> other.level() != MatchLevel.TYPED && other.level().compareTo(method.level()) < 0)
			.findFirst()
			.orElse(null);
	}

}
