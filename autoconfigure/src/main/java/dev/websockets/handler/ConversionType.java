package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * The one type that a message is converted to, so that methods with payloads of several
 * types can be told apart by what comes out.
 * <p>
 * A common supertype with Jackson's {@code @JsonTypeInfo} comes first, for one payload
 * type too: a message of a sibling type is then no error but one that nobody takes. Next
 * is the most general of the payload types, last a common supertype that is sealed.
 */
final class ConversionType {

	private static final String JSON_TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";

	private ConversionType() {
	}

	/**
	 * Find it.
	 * @param methods the methods with typed payloads, at least one
	 * @return the type
	 * @throws WebSocketHandlerDefinitionException if the types have nothing in common
	 */
	static Type of(List<HandlerMethod> methods) {
		return find(methods).orElseThrow(() -> unrelated(onePerType(methods)));
	}

	/**
	 * Whether there is one.
	 * @param methods the methods with typed payloads, at least one
	 * @return whether the types have something in common
	 */
	static boolean isCommonTo(List<HandlerMethod> methods) {
		return find(methods).isPresent();
	}

	private static Optional<Type> find(List<HandlerMethod> methods) {
		List<PayloadParameter> payloads = onePerType(methods).stream().map(ConversionType::payload).toList();
		return Stream
			.<Supplier<Optional<? extends Type>>>of(
					() -> commonSupertype(payloads, (type) -> MergedAnnotations.from(type).isPresent(JSON_TYPE_INFO)),
					() -> mostGeneral(payloads), () -> commonSupertype(payloads, Class::isSealed))
			.map(Supplier::get)
			.<Type>flatMap(Optional::stream)
			.findFirst();
	}

	private static List<HandlerMethod> onePerType(List<HandlerMethod> methods) {
		Map<Type, HandlerMethod> byType = new LinkedHashMap<>();
		methods.forEach((method) -> byType.putIfAbsent(payload(method).type(), method));
		return List.copyOf(byType.values());
	}

	static PayloadParameter payload(HandlerMethod method) {
		PayloadParameter payload = method.payload();
		if (payload == null) {
			throw new IllegalArgumentException(method + " has no payload");
		}
		return payload;
	}

	private static Optional<Type> mostGeneral(List<PayloadParameter> payloads) {
		return payloads.stream()
			.filter((candidate) -> payloads.stream()
				.allMatch((other) -> other == candidate || covers(candidate, other)))
			.map(PayloadParameter::type)
			.findFirst();
	}

	private static boolean covers(PayloadParameter general, PayloadParameter special) {
		return general.rawType() != special.rawType()
				&& ResolvableType.forType(general.type()).isAssignableFrom(ResolvableType.forType(special.type()));
	}

	private static Optional<Class<?>> commonSupertype(List<PayloadParameter> payloads, Predicate<Class<?>> wanted) {
		if (payloads.stream().anyMatch((payload) -> payload.type() != payload.rawType())) {
			return Optional.empty();
		}
		List<Class<?>> common = ClassHierarchy.of(payloads.get(0).rawType())
			.stream()
			.filter(wanted)
			.filter((type) -> payloads.stream().allMatch((payload) -> type.isAssignableFrom(payload.rawType())))
			.toList();
		return common.stream().filter((type) -> isMostSpecific(type, common)).findFirst();
	}

	private static boolean isMostSpecific(Class<?> type, Collection<Class<?>> among) {
		return among.stream().noneMatch((other) -> other != type && type.isAssignableFrom(other));
	}

	private static WebSocketHandlerDefinitionException unrelated(List<HandlerMethod> methods) {
		HandlerMethod first = methods.get(0);
		HandlerMethod second = methods.stream()
			.skip(1)
			.filter((method) -> !covers(payload(first), payload(method)) && !covers(payload(method), payload(first)))
			.findFirst()
			.orElse(methods.get(1));
		return second.declaration()
			.refuse(payload(second).parameter(),
					"nothing tells which messages are of this type and which are of type "
							+ payload(first).type().getTypeName() + ", the payload of " + first + " for the same "
							+ second.declaration().target().kind(),
					"Name the types of their messages, @WebSocketHandler(type = \"..\"), or give the payloads a common "
							+ "supertype by which the converter tells them apart, such as one with @JsonTypeInfo, or take "
							+ "the messages in one method.");
	}

}
