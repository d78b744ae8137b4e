package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;

/**
 * The parameter that takes what the converter makes of a message.
 *
 * @param parameter the parameter
 * @param type what to convert to, with its generic parameters; not {@code Optional}
 * @param rawType its class, never a primitive
 * @param optional whether the parameter is an {@code Optional} of that type
 * @param takesNull whether a JSON null is passed on
 * @param untyped whether the type fits messages of any shape
 */
record PayloadParameter(MethodParameter parameter, Type type, Class<?> rawType, boolean optional, boolean takesNull,
		boolean untyped) implements HandlerArgument {

	@Override
	public @Nullable Object resolve(Invocation invocation) {
		return this.optional ? Optional.ofNullable(invocation.payload()) : invocation.payload();
	}

}
