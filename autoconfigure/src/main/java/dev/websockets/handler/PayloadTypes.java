package dev.websockets.handler;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Tells which parameters can be a payload.
 */
final class PayloadTypes {

	/** Types of other libraries whose like has nothing to say in a message. */
	private static final List<String> FOREIGN_PACKAGES = List.of("org.springframework.web.socket.",
			"org.springframework.web.reactive.socket.", "org.springframework.messaging.", "jakarta.websocket.",
			"jakarta.servlet.", "java.net.http.", "java.io.", "java.util.concurrent.", "java.util.function.",
			"java.util.stream.");

	private static final List<String> FOREIGN_ANNOTATIONS = List.of("org.springframework.web.bind.annotation.",
			"org.springframework.messaging.handler.annotation.", "jakarta.websocket.", "org.springframework.security.");

	private static final Set<String> TREES = Set.of("tools.jackson.core.TreeNode", "com.google.gson.JsonElement");

	private PayloadTypes() {
	}

	static PayloadParameter payload(HandlerDeclaration declaration, MethodParameter parameter) {
		refuseForeignAnnotation(declaration, parameter);
		Type resolved = GenericTypeResolver.resolveType(parameter.getGenericParameterType(), declaration.bean().type());
		boolean optional = parameter.getParameterType() == Optional.class;
		ResolvableType resolvable = ResolvableType.forType(resolved);
		ResolvableType type = optional ? resolvable.getGeneric() : resolvable;
		Class<?> rawType = type.resolve();
		if (rawType == null || type.getType() instanceof TypeVariable) {
			throw declaration.refuse(parameter, "its type is not known", "Declare a class as the payload type.");
		}
		refuseNonPayload(declaration, parameter, rawType);
		return new PayloadParameter(parameter, type.getType(), ClassUtils.resolvePrimitiveIfNecessary(rawType),
				optional, parameter.isOptional(), isUntyped(type, rawType));
	}

	static void refuseForeignAnnotation(HandlerDeclaration declaration, MethodParameter parameter) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			Class<?> annotationType = annotation.annotationType();
			if (FOREIGN_ANNOTATIONS.stream().anyMatch(annotationType.getName()::startsWith)) {
				throw declaration.refuse(parameter,
						"@" + annotationType.getSimpleName() + " is not supported on parameters of handler methods",
						"Remove the annotation, or add a WebSocketHandlerArgumentResolver bean that supports it.");
			}
		}
	}

	private static void refuseNonPayload(HandlerDeclaration declaration, MethodParameter parameter, Class<?> rawType) {
		if (BuiltInArgument.of(rawType) != null || Throwable.class.isAssignableFrom(rawType)) {
			throw declaration.refuse(parameter, "Optional stands around a payload only",
					"Declare the parameter as " + rawType.getSimpleName() + ".");
		}
		String name = rawType.getName();
		if (rawType.getPackageName().equals("dev.websockets") || isPrincipal(declaration, rawType)
				|| rawType.isAnnotation() || FOREIGN_PACKAGES.stream().anyMatch(name::startsWith)) {
			throw declaration.refuse(parameter, name + " is neither a type that handler methods know nor a payload",
					"Check the import. Known are " + BuiltInArgument.namesFor(declaration)
							+ "; a WebSocketHandlerArgumentResolver bean can supply others.");
		}
	}

	/**
	 * A kind of user, such as {@code Authentication}: the peer is not to say who it is.
	 */
	private static boolean isPrincipal(HandlerDeclaration declaration, Class<?> rawType) {
		return declaration.target() instanceof PathTarget && Principal.class.isAssignableFrom(rawType);
	}

	private static boolean isUntyped(ResolvableType type, Class<?> rawType) {
		if (rawType == Object.class) {
			return true;
		}
		if (rawType == Map.class) {
			return type.getGeneric(0).resolve(String.class) == String.class
					&& type.getGeneric(1).resolve(Object.class) == Object.class;
		}
		return ClassHierarchy.has(rawType, TREES);
	}

}
