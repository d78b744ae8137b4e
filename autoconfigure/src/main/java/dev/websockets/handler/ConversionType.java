package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * The one type that a message is converted to, so that methods with payloads of several
 * types can be told apart by what comes out: the most general of the types, or else a
 * supertype that knows its subtypes, sealed or marked with Jackson's
 * {@code @JsonTypeInfo}.
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
		Map<Type, HandlerMethod> byType = new LinkedHashMap<>();
		methods.forEach((method) -> byType.putIfAbsent(payload(method).type(), method));
		List<PayloadParameter> payloads = byType.values().stream().map(ConversionType::payload).toList();
		for (PayloadParameter candidate : payloads) {
			if (payloads.stream().allMatch((other) -> other == candidate || covers(candidate, other))) {
				return candidate.type();
			}
		}
		Class<?> supertype = commonPolymorphicSupertype(payloads);
		if (supertype != null) {
			return supertype;
		}
		throw unrelated(List.copyOf(byType.values()));
	}

	static PayloadParameter payload(HandlerMethod method) {
		PayloadParameter payload = method.payload();
		if (payload == null) {
			throw new IllegalArgumentException(method + " has no payload");
		}
		return payload;
	}

	private static boolean covers(PayloadParameter general, PayloadParameter special) {
		return general.rawType() != special.rawType()
				&& ResolvableType.forType(general.type()).isAssignableFrom(ResolvableType.forType(special.type()));
	}

	private static @Nullable Class<?> commonPolymorphicSupertype(List<PayloadParameter> payloads) {
		if (payloads.stream().anyMatch((payload) -> payload.type() != payload.rawType())) {
			return null;
		}
		List<Class<?>> common = new ArrayList<>(ClassHierarchy.of(payloads.get(0).rawType()));
		common.removeIf((type) -> !knowsItsSubtypes(type)
				|| !payloads.stream().allMatch((payload) -> type.isAssignableFrom(payload.rawType())));
		return common.stream().filter((type) -> isMostSpecific(type, common)).findFirst().orElse(null);
	}

	private static boolean knowsItsSubtypes(Class<?> type) {
		return type.isSealed() || MergedAnnotations.from(type).isPresent(JSON_TYPE_INFO);
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
			.refuse(payload(second).parameter(), "nothing tells which messages are of this type and which are of type "
					+ payload(first).type().getTypeName() + ", the payload of " + first + " for the same client",
					"Give the types a common supertype that is sealed or has @JsonTypeInfo, or take the messages "
							+ "in one method.");
	}

}
